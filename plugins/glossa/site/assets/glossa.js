// What a page gains with JavaScript; without it everything is there to be read.

import { here } from "./here.js";

const store = {
  get(key) {
    try {
      return localStorage.getItem(`glossa.${key}`);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`glossa.${key}`, value);
    } catch {
      // Storage may be switched off; then the choice lasts as long as the page.
    }
  },
};

/** Switching the language keeps the place in the page and is remembered. */
function keepPlace() {
  const links = [...document.querySelectorAll(".g-languages a[hreflang]")];
  const follow = () => links.forEach((a) => (a.hash = location.hash));
  follow();
  addEventListener("hashchange", follow);
  for (const a of links) a.addEventListener("click", () => store.set("language", a.hreflang));
}

/** The list of kinds over an article becomes a row of boxes that show and hide notes. */
function switchKinds() {
  const lines = [...document.querySelectorAll(".g-head [data-counts]")];
  const off = new Set((store.get("hidden-kinds") ?? "").split(" ").filter(Boolean));
  const notesOf = (kind) => document.querySelectorAll(`[data-kind="${kind}"]`);
  const show = (kind) => notesOf(kind).forEach((note) => (note.hidden = off.has(kind)));
  for (const line of lines) {
    const kind = line.dataset.counts;
    const box = Object.assign(document.createElement("input"), { type: "checkbox" });
    box.checked = !off.has(kind);
    const label = document.createElement("label");
    label.append(box, ...line.childNodes);
    line.append(label);
    box.addEventListener("change", () => {
      box.checked ? off.delete(kind) : off.add(kind);
      store.set("hidden-kinds", [...off].join(" "));
      show(kind);
    });
    show(kind);
  }
  // Whoever follows a link to a note wants to see it.
  const target = here();
  target?.closest("[data-kind]")?.removeAttribute("hidden");
}

/** The button in the header turns light into dark and back; the choice is kept. */
function turnLight() {
  const button = document.querySelector(".g-theme");
  if (!button) return;
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const now = () => root.dataset.theme ?? (dark.matches ? "dark" : "light");
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = now() === "dark" ? "light" : "dark";
    store.set("theme", root.dataset.theme);
  });
}

/** Where the notes of a paragraph are much longer than its text, long ones show less of themselves. */
function shorten(rows, wide) {
  const paragraphs = [];
  for (const row of rows) {
    if (row.matches(".g-row--head") || !paragraphs.length) paragraphs.push([]);
    paragraphs.at(-1).push(row);
  }
  for (const paragraph of paragraphs) {
    const notes = paragraph.flatMap((row) => [...row.querySelectorAll(":scope > .g-notes")]);
    notes.forEach((each) => each.classList.remove("g-notes--many"));
    const height = (parts) => parts.reduce((sum, part) => sum + part.offsetHeight, 0);
    const many = wide && height(notes) > 1.25 * height(paragraph);
    notes.forEach((each) => each.classList.toggle("g-notes--many", many));
  }
}

/**
 * Keeps room for notes that are longer than the paragraph. One without subparagraphs stays in view
 * while they are read: the last of several would seem to be what all the notes speak of.
 */
function wait(row, length) {
  const stays = row.matches(".g-row--head") && row.firstElementChild.offsetHeight < 0.6 * innerHeight;
  row.style.minHeight = length > 0 ? `${row.offsetHeight + length}px` : "";
  row.classList.toggle("g-row--waits", length > 0 && stays);
}

/**
 * On a wide page the law reads on without gaps: notes are set beside their provision or below the
 * notes before them, and a paragraph begins where the notes of the last one end. Without this the
 * stylesheet floats them, a little less closely.
 */
function layNotes() {
  const law = document.querySelector(".g-law");
  if (!law) return;
  const rows = [...law.querySelectorAll(":scope > .g-row")];
  const lay = () => {
    const wide = getComputedStyle(law).getPropertyValue("--law") !== "";
    law.classList.toggle("g-law--laid", wide);
    law.style.minHeight = `${law.offsetHeight}px`; // so that the page does not jump meanwhile
    rows.forEach((row) => wait(row, 0));
    shorten(rows, wide);
    let bottom = 0;
    for (const [n, row] of rows.entries()) {
      const notes = row.querySelector(":scope > .g-notes");
      if (notes) notes.style.top = "";
      if (!wide) continue;
      if (n && row.matches(".g-row--head")) wait(rows[n - 1], bottom - row.offsetTop);
      if (!notes) continue;
      const down = Math.max(0, bottom - row.offsetTop);
      notes.style.top = `${down}px`;
      bottom = row.offsetTop + down + notes.offsetHeight;
    }
    const last = rows.at(-1);
    if (wide && last) wait(last, bottom - last.offsetTop - last.offsetHeight);
    law.style.minHeight = "";
  };
  lay();
  const watcher = new ResizeObserver(lay);
  for (const notes of law.querySelectorAll(".g-notes")) watcher.observe(notes);
  addEventListener("resize", lay);
  document.fonts.ready.then(() => {
    lay();
    here()?.scrollIntoView();
  });
}

/** Over a page with the official text: show it, our restatement, or both; the choice is kept. */
function switchLayers() {
  const field = document.querySelector(".g-layers");
  if (!field) return;
  const boxes = [...field.querySelectorAll("input")];
  const show = (layer) => (document.documentElement.dataset.layer = layer);
  const kept = boxes.find((box) => box.value === store.get("layer"));
  if (kept) kept.checked = true;
  show(boxes.find((box) => box.checked).value);
  for (const box of boxes) {
    box.addEventListener("change", () => {
      store.set("layer", box.value);
      show(box.value);
      // The notes beside the law stand elsewhere now.
      dispatchEvent(new Event("resize"));
    });
  }
  for (const change of document.querySelectorAll(".g-law details")) {
    change.addEventListener("toggle", () => dispatchEvent(new Event("resize")));
  }
  field.hidden = false;
}

/** The columns of the parallel view: any two languages or all; the choice is kept. */
function switchColumns() {
  const boxes = [...document.querySelectorAll(".g-columns input")];
  const off = new Set((store.get("hidden-columns") ?? "").split(" "));
  const isKept = boxes.filter((box) => !off.has(box.value)).length >= 2;
  if (isKept) for (const box of boxes) box.checked = !off.has(box.value);
  const holdLastTwo = () => {
    const isFull = boxes.filter((box) => box.checked).length > 2;
    for (const box of boxes) box.disabled = box.checked && !isFull;
  };
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const hidden = boxes.filter((each) => !each.checked).map((each) => each.value);
      store.set("hidden-columns", hidden.join(" "));
      holdLastTwo();
    });
  }
  holdLastTwo();
}

/** A place that left this page: go where its notice leads. */
function followMoved() {
  const follow = () => {
    const place = here();
    const way = place?.querySelector(":scope > a[data-moved]");
    if (way) location.replace(way.href);
  };
  follow();
  addEventListener("hashchange", follow);
}

/** The tools of a place lie over the page: Escape and a click elsewhere close them. */
function closeTools() {
  const close = (but) => {
    for (const open of document.querySelectorAll(".g-tools[open]")) if (open !== but) open.open = false;
  };
  addEventListener("click", (event) => close(event.target.closest?.(".g-tools")));
  addEventListener("keydown", (event) => {
    const inside = event.key === "Escape" && document.activeElement.closest?.(".g-tools[open]");
    if (inside) inside.querySelector("summary").focus();
    if (event.key === "Escape") close(null);
  });
}

import("./filter.js");
followMoved();
keepPlace();
turnLight();
switchLayers();
switchColumns();
switchKinds();
layNotes();
closeTools();

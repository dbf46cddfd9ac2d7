// Results under the box while one types: a combobox with a listbox (WAI-ARIA 1.2).

import { Engine } from "./engine.js";
import { makeOption, sayFound } from "./show.js";

const SHOWN = 8;

/** The form of the header as a combobox. */
export class Suggestions {
  constructor(form) {
    this.form = form;
    this.at = -1;
    this.box = form.querySelector("input");
    this.panel = form.querySelector(".g-search__panel");
    this.shade = form.querySelector(".g-search__shade");
    this.list = form.querySelector("ul");
    this.status = form.querySelector('[role="status"]');
    this.all = form.querySelector(".g-search__all");
    this.engine = Engine.open(form.dataset.tag);
    this.turn = 0;
    this.isDismissed = false;
    this.settled = Promise.resolve(null);
    this.setRoles();
    this.box.addEventListener("input", () => this.update());
    this.box.addEventListener("focus", () => this.list.childElementCount && this.open(true));
    this.box.addEventListener("blur", () => (this.isDismissed = false));
    this.box.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("pointerdown", (event) => form.contains(event.target) || this.open(false));
    this.shade.addEventListener("click", () => this.open(false));
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.open(false));
    if (this.box.value) this.update();
    form.dataset.ready = "true";
  }

  setRoles() {
    const { box } = this;
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("aria-controls", this.list.id);
    box.setAttribute("aria-autocomplete", "list");
    this.list.setAttribute("role", "listbox");
  }

  get options() {
    return [...this.list.querySelectorAll('[role="option"]')];
  }

  /** An answer may come when the reader is elsewhere, or has closed the list. */
  get isWanted() {
    return document.activeElement === this.box && !this.isDismissed;
  }

  open(isOpen) {
    this.panel.hidden = this.shade.hidden = !isOpen;
    this.box.setAttribute("aria-expanded", String(isOpen && this.options.length > 0));
    if (!isOpen) this.select(-1);
  }

  update() {
    this.settled = this.run(this.box.value.trim());
  }

  /** Shows what the query finds; a later query takes over. */
  async run(query) {
    this.turn += 1;
    const { turn } = this;
    this.isDismissed = false;
    delete this.list.dataset.glossaDone;
    if (!query) {
      this.list.replaceChildren();
      this.open(false);
      return null;
    }
    try {
      const engine = await this.engine;
      if (turn === this.turn && !this.list.childElementCount) this.status.textContent = engine.words.busy;
      const found = await engine.find(query);
      const hits = found.hits.slice(0, SHOWN);
      const records = await Promise.all(hits.map((hit) => engine.record(hit.unit)));
      if (turn === this.turn) this.show(engine, query, found, hits, records);
      return found;
    } catch (error) {
      if (turn === this.turn) this.fail(error);
      return null;
    }
  }

  show(engine, query, found, hits, records) {
    const items = hits.map((hit, n) => records[n] && makeOption(engine, hit, records[n], n)).filter(Boolean);
    this.list.replaceChildren(...items);
    const count = found.hits.length;
    this.status.textContent = sayFound(engine, query, found, count);
    this.all.hidden = count === 0;
    this.all.firstElementChild.href = `${this.form.dataset.results}?q=${encodeURIComponent(query)}`;
    this.list.dataset.glossaDone = query;
    this.at = -1;
    this.box.removeAttribute("aria-activedescendant");
    this.open(this.isWanted);
  }

  /** Says that files of the search are out of reach; the next key tries again. */
  async fail(error) {
    console.warn(error);
    this.list.replaceChildren();
    const engine = await this.engine.catch(() => null);
    this.engine = engine ? this.engine : Engine.open(this.form.dataset.tag);
    this.engine.catch(() => null);
    this.status.textContent = engine?.words.failed ?? "";
    this.all.hidden = true;
    this.open(Boolean(engine) && this.isWanted);
  }

  select(number) {
    const { options } = this;
    this.at = options.length ? number : -1;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === this.at)));
    const chosen = options[this.at];
    if (chosen) {
      this.box.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      this.box.removeAttribute("aria-activedescendant");
    }
  }

  onKey(event) {
    const { length } = this.options;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && length) {
      event.preventDefault();
      if (this.panel.hidden) this.open(true);
      const next = this.at + step;
      this.select(next < -1 ? length - 1 : next >= length ? -1 : next);
    } else if (event.key === "Escape" && !this.panel.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.isDismissed = true; // an answer still on its way must not open it again
      this.open(false);
    } else if (event.key === "Escape") {
      this.box.blur();
    }
  }

  /** Enter goes to the chosen result, to the provision that was named, or to all results. */
  async submit() {
    const query = this.box.value.trim();
    if (!query) return;
    const chosen = this.options[this.at];
    if (chosen && !this.panel.hidden) return chosen.click();
    const found = await this.settled;
    const engine = found ? await this.engine : null;
    const record = found?.place === undefined ? null : await engine.record(found.place);
    location.assign(record ? engine.address(record[4]) : `${this.form.dataset.results}?q=${encodeURIComponent(query)}`);
  }
}

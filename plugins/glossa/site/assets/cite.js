// Citations: the day of access, a button that copies, one entry out of a file of many.

const said = document.querySelector(".g-said");
const accessed = JSON.parse(said.dataset.accessed);
const today = new Date();

function writeDay(tag) {
  const style = tag === "en" ? { day: "numeric", month: "long", year: "numeric" } : { day: "2-digit", month: "2-digit", year: "numeric" };
  return today.toLocaleDateString(tag === "en" ? "en-GB" : "ru", style);
}

/** The citation with the day of access before its end. */
function complete(form) {
  const words = accessed[form.lang];
  const text = form.textContent.trim();
  if (words && !form.dataset.whole) {
    form.textContent = `${text.slice(0, -1)} ${words.replace("{date}", writeDay(form.lang))}${text.slice(-1)}`;
    form.dataset.whole = "";
  }
  return form.textContent;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without the right to the clipboard, or over plain http: the old way.
    const field = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: text }));
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  said.textContent = "";
  setTimeout(() => (said.textContent = said.dataset.copied), 50);
}

function addButton(form) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "g-copy" });
  button.textContent = said.dataset.copy;
  button.lang = document.documentElement.lang;
  const name = form.previousElementSibling.textContent;
  button.setAttribute("aria-label", `${said.dataset.copy}: ${name}`);
  const text = complete(form);
  button.addEventListener("click", async () => {
    await copy(text);
    button.textContent = said.dataset.copied;
    setTimeout(() => (button.textContent = said.dataset.copy), 2000);
  });
  form.append(" ", button);
}

/** The one entry of a file that is meant, and nothing else of it. */
const ENTRIES = {
  bib: (text, key) => text.split(/\n(?=@)/).find((entry) => entry.includes(`{${key},`)),
  ris: (text, key) => text.split(/(?<=\r\nER {2}- \r\n)\s*/).find((entry) => entry.includes(`\r\nID  - ${key}\r\n`)),
  json: (text, key) => JSON.stringify(JSON.parse(text).filter((item) => item.id === key), null, 1),
};

async function give(event, link, key) {
  const ending = link.pathname.split(".").at(-1);
  event.preventDefault();
  try {
    const answer = await fetch(link.href);
    const entry = ENTRIES[ending](await answer.text(), key);
    const href = URL.createObjectURL(new Blob([entry], { type: "text/plain" }));
    Object.assign(document.createElement("a"), { href, download: `${key}.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10000);
  } catch {
    location.assign(link.href);
  }
}

/** Built when it is first opened: a page has many. */
function prepare(cite) {
  if (cite.dataset.ready !== undefined) return;
  cite.dataset.ready = "";
  for (const form of cite.querySelectorAll("dd")) addButton(form);
  for (const link of cite.querySelectorAll("a[download]")) {
    link.addEventListener("click", (event) => give(event, link, cite.dataset.cite));
  }
}

for (const cite of document.querySelectorAll("[data-cite]")) {
  cite.addEventListener("toggle", () => prepare(cite));
  if (cite.open) prepare(cite); // opened before this was loaded
  // With the focus on what opens it, C copies the citation of the page's language.
  cite.querySelector("summary").addEventListener("keydown", (event) => {
    if (event.code !== "KeyC" || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    cite.open = true;
    prepare(cite);
    cite.querySelector("dd button").click();
  });
}

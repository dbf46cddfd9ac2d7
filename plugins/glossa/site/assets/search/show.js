// A result as elements.

import { markRecord } from "./marks.js";

/** An element with text or children. */
export function make(name, className = "", ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function marked(pieces) {
  return pieces.map((piece) => (piece.marked ? make("mark", "", piece.text) : piece.text));
}

/** A result: `li[data-glossa-result]` with one link. `role` is that of the link in a listbox. */
export function makeResult(engine, hit, record, { lang = null } = {}) {
  const [name, title, context, kind, path, text] = record;
  const shown = markRecord(record, new Set(hit.marks));
  const link = make("a", "g-result__link");
  link.href = engine.address(path);
  if (name) link.append(make("span", "g-result__name", name), title ? ". " : "");
  link.append(...marked(shown.title));
  const meta = make("p", "g-result__meta", make("span", "g-result__kind", kind), context ? ` · ${context}` : "");
  const item = make("li", "g-result", link, meta);
  if (text) item.append(make("p", "g-result__text", ...marked(shown.text)));
  item.dataset.glossaResult = hit.unit;
  if (lang) item.lang = lang;
  return item;
}

/** A result for the list under the box: all of it is the option. */
export function makeOption(engine, hit, record, number) {
  const item = makeResult(engine, hit, record);
  const link = item.querySelector("a");
  for (const line of [...item.querySelectorAll("p")]) {
    link.append(make("span", line.className, ...line.childNodes));
    line.remove();
  }
  item.setAttribute("role", "presentation");
  link.setAttribute("role", "option");
  link.id = `g-option-${number}`;
  link.tabIndex = -1;
  link.setAttribute("aria-selected", "false");
  return item;
}

/** `5 results` in the page's language. */
function countResults(engine, number) {
  const rule = new Intl.PluralRules(engine.tag).select(number);
  const { counts } = engine.words;
  return (counts[rule] ?? counts.other).replace("%(num)s", number.toLocaleString(engine.tag));
}

/** What is said of what a query found: how many, and of which query where of another. */
export function sayFound(engine, query, { hits, instead }, number) {
  if (!hits.length) return `${engine.words.none.replace("%(query)s", () => query)}. ${engine.words.try}`;
  const count = countResults(engine, number);
  return instead ? `${engine.words.instead.replace("%(query)s", () => instead)}. ${count}` : count;
}

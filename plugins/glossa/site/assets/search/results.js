// The page of results: all of them, by kind, and what the same term finds in the other languages.

import { Engine } from "./engine.js";
import { make, makeResult, sayFound } from "./show.js";

const STEP = 20;

/** Shows the results of the query in the address, and of what is typed. */
export function showResults(page, header) {
  new Results(page, header);
}

class Results {
  constructor(page, header) {
    this.page = page;
    this.form = page.querySelector("form");
    this.box = page.querySelector("input");
    this.kinds = page.querySelector("fieldset");
    this.list = page.querySelector("ol");
    this.status = page.querySelector('[role="status"]');
    this.more = page.querySelector(".g-results__more");
    this.others = page.querySelector("section");
    this.switches = [...document.querySelectorAll(".g-languages a[hreflang]")];
    this.tag = header.dataset.tag;
    this.engine = Engine.open(this.tag);
    this.turn = 0;
    this.form.hidden = false;
    this.box.addEventListener("input", () => this.update(this.box.value, ""));
    this.kinds.addEventListener("change", (event) => this.update(this.box.value, event.target.value));
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.more.addEventListener("click", () => this.extend());
    addEventListener("popstate", () => this.read());
    this.read();
    if (!this.box.value) this.box.focus();
  }

  read() {
    const values = new URLSearchParams(location.search);
    this.box.value = values.get("q") ?? "";
    this.search(this.box.value.trim(), values.get("kind") ?? "");
  }

  update(text, kind) {
    const query = text.trim();
    const values = new URLSearchParams({ ...(query && { q: query }), ...(kind && { kind }) });
    history.replaceState(null, "", `${location.pathname}${query ? `?${values}` : ""}`);
    this.search(query, kind);
  }

  /** Shows what is found, or that files of the search are out of reach; the next key tries again. */
  async search(query, kind) {
    try {
      await this.run(query, kind);
    } catch (error) {
      console.warn(error);
      const engine = await this.engine.catch(() => null);
      if (engine) this.status.textContent = engine.words.failed;
      else this.engine = Engine.open(this.tag);
    }
  }

  async submit(event) {
    event.preventDefault();
    const engine = await this.engine;
    const { place } = await engine.find(this.box.value);
    const record = place === undefined ? null : await engine.record(place);
    if (record) location.assign(engine.address(record[4]));
  }

  async run(query, kind) {
    this.turn += 1;
    const { turn } = this;
    delete this.list.dataset.glossaDone;
    const engine = await this.engine;
    if (turn !== this.turn) return;
    this.others.hidden = true;
    if (!query) return this.clear();
    this.status.textContent = engine.words.busy;
    const found = await engine.find(query);
    const hits = kind ? found.hits.filter((hit) => hit.kind === kind) : found.hits;
    const items = await this.items(engine, hits.slice(0, STEP));
    if (turn !== this.turn) return;
    this.show(engine, query, kind, found, hits, items);
    const meant = found.instead ?? query;
    const terms = await engine.terms(meant, found.slots);
    if (turn !== this.turn) return;
    this.followLanguages(meant, terms);
    const others = await this.findOthers(engine, terms);
    if (turn !== this.turn) return;
    this.others.replaceChildren(this.others.firstElementChild, ...others);
    this.others.hidden = !others.length;
    this.list.dataset.glossaDone = query;
  }

  clear() {
    this.list.replaceChildren();
    this.status.textContent = "";
    this.kinds.hidden = true;
    this.more.hidden = true;
    this.followLanguages("", []);
    this.list.dataset.glossaDone = "";
  }

  async items(engine, hits) {
    const records = await Promise.all(hits.map((hit) => engine.record(hit.unit)));
    return hits.map((hit, n) => records[n] && makeResult(engine, hit, records[n])).filter(Boolean);
  }

  show(engine, query, kind, found, hits, items) {
    this.list.replaceChildren(...items);
    this.hits = hits;
    this.shown = STEP;
    this.more.hidden = hits.length <= STEP;
    this.status.textContent = sayFound(engine, query, found, hits.length);
    this.showKinds(engine, kind, found.hits);
  }

  async extend() {
    const engine = await this.engine;
    const items = await this.items(engine, this.hits.slice(this.shown, this.shown + STEP));
    this.shown += STEP;
    this.list.append(...items);
    this.more.hidden = this.hits.length <= this.shown;
    items[0]?.querySelector("a").focus();
  }

  showKinds(engine, kind, all) {
    const counts = engine.index.kinds.map(([name]) => [name, all.filter((hit) => hit.kind === name).length]);
    const choices = [["", all.length], ...counts].filter(([name, count]) => count || name === kind || !name);
    const had = this.kinds.contains(document.activeElement);
    this.kinds.replaceChildren(
      this.kinds.firstElementChild,
      ...choices.map(([name, count]) => this.choice(engine, name, count, name === kind)),
    );
    this.kinds.hidden = !all.length;
    if (had) this.kinds.querySelector("input:checked")?.focus();
  }

  choice(engine, name, count, isChosen) {
    const radio = Object.assign(make("input"), { type: "radio", name: "kind", value: name, checked: isChosen });
    return make("label", "", radio, ` ${name ? engine.words.kinds[name] : engine.words.all} `, make("span", "", String(count)));
  }

  /** The query goes along when the language is switched, as the term there where it is a term. */
  followLanguages(query, terms) {
    for (const link of this.switches) {
      const term = terms.find((row) => row[this.tag] && row[link.hreflang]);
      const isTerm = term && this.tag !== link.hreflang && !/["«“\d]/.test(query);
      const values = new URLSearchParams(query ? { q: isTerm ? term[link.hreflang][0] : query } : {});
      link.search = query ? `?${values}` : "";
    }
  }

  async findOthers(engine, terms) {
    const tags = Object.keys(engine.index.folders).filter((tag) => tag !== this.tag);
    const found = await Promise.all(tags.map((tag) => this.findOther(engine, terms, tag)));
    return found.flat();
  }

  async findOther(engine, terms, tag) {
    const term = terms.map((row) => row[tag]).find((entry) => entry && entry[2]);
    if (!term) return [];
    const [label, , count, finds, length] = term;
    const other = await Engine.open(tag);
    const records = await Promise.all(finds.map(([unit]) => other.record(unit)));
    const items = finds.map(([unit, at], n) => {
      const marks = Array.from({ length }, (_, m) => at + m);
      return records[n] && makeResult(other, { unit, marks }, records[n], { lang: tag });
    });
    const href = `${other.address("search/")}?${new URLSearchParams({ q: label })}`;
    const all = Object.assign(make("a", "", label), { href, lang: tag, hreflang: tag });
    const heading = make("h3", "", `${engine.words.languages[tag]}: `, all, ` (${count})`);
    return [heading, make("ol", "g-results__list", ...items.filter(Boolean))];
  }
}

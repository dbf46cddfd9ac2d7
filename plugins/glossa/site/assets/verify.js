// The page of verification: does a quotation still stand at an address, and has the text changed?
// The words come from data/verify/, a file for each page (glossa.export.verification).

import { align, findHash, findParts, followMove, holds, parsePlace } from "./src/quotation.js";

const DATA = new URL("../../data/verify/", import.meta.url);
const SITE = new URL("../../", import.meta.url);
const ARTICLE = /^[a-z]+_[0-9a-z-]+$/;

/** A file of words; null where there is none. */
async function fetchJson(name) {
  const answer = await fetch(new URL(name, DATA));
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  return answer.json();
}

function make(name, text = "", properties = {}) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(text);
  return node;
}

class Verifier {
  constructor(page, tag) {
    this.form = page.querySelector("form");
    this.result = page.querySelector('[role="status"]');
    this.tag = tag;
    this.index = fetchJson(`${tag}/index.json`);
    this.index.catch(() => {});
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.fill();
  }

  fill() {
    const values = new URLSearchParams(location.search);
    for (const name of ["address", "quote", "hash"]) this.form.elements[name].value = values.get(name) ?? "";
    if (values.get("address")) this.check();
  }

  submit(event) {
    event.preventDefault();
    const given = [...new FormData(this.form)].filter(([, value]) => value.trim());
    history.replaceState(null, "", `${location.pathname}?${new URLSearchParams(given)}`);
    this.check();
  }

  async check() {
    try {
      this.result.replaceChildren(...(await this.judge()));
    } catch (error) {
      const index = await this.index.catch(() => null);
      this.result.replaceChildren(make("p", index?.words.failed ?? String(error)));
    }
  }

  async judge() {
    const { address, quote, hash } = Object.fromEntries(new FormData(this.form));
    const index = await this.index;
    this.words = index.words;
    const place = followMove(parsePlace(address, this.tag, index), index);
    const found = place && (await this.open(place, findParts(quote), index.folders));
    if (!found) return [make("p", index.words.lost)];
    const { id, record, page } = found;
    this.place = found.place;
    const pinned = (hash.trim() || findHash(address)).toLowerCase();
    return [
      make("h2", this.link(id, record.n)),
      ...this.judgeHash(pinned, record),
      ...(quote.trim() ? this.judgeQuote(quote, id, page.records) : this.show(record)),
    ];
  }

  /** The record at a place; of a place without a language the first that has the quotation. */
  async open(place, parts, folders) {
    const tags = [place.tag, ...Object.values(folders).filter((tag) => place.loose && tag !== place.tag)];
    let first = null;
    for (const [at, tag] of tags.entries()) {
      if (at && !parts.length) break;
      const page = await fetchJson(`${tag}/${place.key}words.json`);
      const id = page?.also[place.id] ?? place.id;
      const record = page?.records[id];
      if (!record) continue;
      const folder = Object.keys(folders).find((key) => folders[key] === tag);
      const found = { id, record, page, place: { ...place, tag, folder } };
      if (this.findIn(parts, record)) return found;
      first ??= found;
    }
    return first;
  }

  link(id, text) {
    const { folder, key } = this.place;
    const page = key === "home/" ? "" : key;
    return make("a", text, { href: new URL(`${folder}/${page}#${id}`, SITE).href });
  }

  judgeHash(pinned, record) {
    if (!pinned) return [];
    if (record.h.startsWith(pinned) && pinned.length >= 6) return [this.say("same", "good")];
    return [this.say("other", "bad", make("code", record.h.slice(0, 8)))];
  }

  say(name, mood, ...more) {
    const line = make("p", this.words[name], { className: `g-verify__${mood}` });
    line.append(...more.flatMap((node) => [" ", node]));
    return line;
  }

  show(record) {
    const layers = [["official", record.o], ["plain", record.t]].filter(([, text]) => text);
    return [
      make("p", this.words.today, { className: "g-verify__label" }),
      ...layers.map(([layer, text]) => {
        const quote = make("blockquote", text, { lang: this.place.tag });
        quote.prepend(layers.length > 1 ? make("b", `${this.words[layer]}: `) : "");
        return quote;
      }),
    ];
  }

  judgeQuote(quote, id, records) {
    const parts = findParts(quote);
    const found = this.findIn(parts, records[id]);
    if (found) return [this.say(found.how, "good", ...this.nameLayer(found, records[id]))];
    // An article as a whole holds all its provisions: its parts say more.
    const others = Object.entries(records).filter(([name]) => !ARTICLE.test(name));
    const [other, there] = others.find(([, record]) => this.findIn(parts, record)) ?? [];
    if (other) return [this.say("elsewhere", "near", this.link(other, there.n))];
    return this.nearest(parts, id, others);
  }

  /** Where the parts of a quotation stand in a record, the law's own words first. */
  findIn(parts, record) {
    for (const [layer, text] of [["official", record.o], ["plain", record.t]]) {
      const how = text && holds(parts, text);
      if (how) return { how, layer };
    }
    return null;
  }

  nameLayer({ layer }, record) {
    return record.o ? [make("b", this.words[layer])] : [];
  }

  nearest(parts, id, records) {
    const quote = parts.join(" ");
    const rows = records.flatMap(([name, record]) =>
      [record.o, record.t].filter(Boolean).map((text) => ({ name, record, ...align(quote, text) })),
    );
    // The place that was named is preferred to one that is only a little more alike.
    const worth = (row) => row.score + (row.name === id ? 0.15 : 0);
    const best = rows.sort((one, other) => worth(other) - worth(one))[0];
    if (!best || best.score < 0.3) return [this.say("none", "bad")];
    return [this.say("nearest", "bad", this.link(best.name, best.record.n)), this.showRuns(best.runs)];
  }

  showRuns(runs) {
    const marks = { quoted: ["del", this.words.quoted], text: ["ins", this.words.text] };
    const line = make("p", "", { className: "g-verify__runs", lang: this.place.tag });
    for (const { kind, words } of runs) {
      const [name, label] = marks[kind] ?? [];
      const node = name ? make(name, "", { title: label }) : words;
      if (name) node.append(make("span", `[${label}: `, { className: "g-unseen", lang: this.tag }), words, make("span", "]", { className: "g-unseen" }));
      line.append(node, " ");
    }
    return line;
  }
}

const page = document.querySelector(".g-verify");
if (page) new Verifier(page, document.documentElement.lang);

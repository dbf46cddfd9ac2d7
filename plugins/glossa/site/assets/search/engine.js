// The search itself: words to lemmas, lemmas to units, units in the order of their worth.
// The files are described in glossa.tables.search_pieces.py and glossa/site/search.py.

import { findTokens, fold, isKazakh, skeleton, splitWords } from "./words.js";
import { CitationReader } from "./cite.js";
import { Places } from "./places.js";

const ROOT = new URL("../../../", import.meta.url);
const DATA = new URL("data/search/", ROOT);

// How near a word of the texts is to the word typed.
const SAME = 4;
const TYPED = 3;
const BEGUN = 2;
const GUESSED = 1;

const MOST_COMPLETIONS = 60;
const SHORTEST_GUESS = 4;
const MOST_CUT = 4;
const KIND_WORTH = { law: 1.5, term: 1.3, topic: 0.8 };
const QUOTES = /["«»“”„]/;

const fetched = new Map();

/** A file of the search, fetched once; a failure is not kept. */
function fetchJson(name) {
  if (!fetched.has(name)) {
    const promise = fetch(new URL(name, DATA)).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} ${name}`);
      return answer.json();
    });
    promise.catch(() => fetched.delete(name));
    fetched.set(name, promise);
  }
  return fetched.get(name);
}

const parsed = new Map();

/** A file turned into what it is for, once. */
async function made(name, make) {
  const data = await fetchJson(name);
  if (!parsed.has(name)) parsed.set(name, make(data));
  return parsed.get(name);
}

function decode(places) {
  const postings = new Map();
  let unit = 0;
  for (const group of places.split(";")) {
    const [step, ...gaps] = group.split(",");
    unit += Number(step);
    let at = 0;
    postings.set(unit, gaps.map((gap) => (at += Number(gap))));
  }
  return postings;
}

/** A piece of the index. */
class Piece {
  constructor({ e: rows, a: aliases = {}, p: parts = {} }) {
    this.entries = new Map();
    this.byForm = new Map();
    this.parts = new Map(Object.entries(parts).map(([part, keys]) => [part, keys.split(" ")]));
    for (const [key, forms, further = "", heavy] of rows) {
      const names = heavy === undefined ? forms.filter((_, n) => n % 2 === 0) : forms;
      const places = heavy === undefined ? forms.filter((_, n) => n % 2) : null;
      this.entries.set(key, { key, forms: names, places, heavy });
      for (const form of names) this.add(form, key);
      const bar = further.indexOf("|");
      if (bar < 0) continue;
      for (const ending of further.slice(bar + 1).split(" ")) this.add(further.slice(0, bar) + ending, key);
    }
    for (const [form, keys] of Object.entries(aliases)) for (const key of keys.split(" ")) this.add(form, key);
    this.bySkeleton = new Map();
    for (const form of this.byForm.keys()) {
      const bare = skeleton(form);
      if (!this.bySkeleton.has(bare)) this.bySkeleton.set(bare, []);
      this.bySkeleton.get(bare).push(form);
    }
    this.skeletons = [...this.bySkeleton.keys()].sort();
  }

  add(form, key) {
    if (!this.byForm.has(form)) this.byForm.set(form, []);
    if (!this.byForm.get(form).includes(key)) this.byForm.get(form).push(key);
  }

  /** The keys of the forms whose skeleton begins so. */
  begun(start) {
    const keys = new Set();
    let low = 0;
    for (let high = this.skeletons.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.skeletons[middle] < start) low = middle + 1;
      else high = middle;
    }
    for (; low < this.skeletons.length && this.skeletons[low].startsWith(start); low += 1) {
      for (const form of this.bySkeleton.get(this.skeletons[low])) {
        for (const key of this.byForm.get(form)) keys.add(key);
      }
    }
    return keys;
  }
}

/** The search in one language. */
export class Engine {
  /** Opens the index of a language. */
  static async open(tag) {
    const index = await fetchJson(`${tag}/index.json`);
    return new Engine(tag, index);
  }

  constructor(tag, index) {
    this.tag = tag;
    this.index = index;
    this.words = index.words;
    this.skipped = new Set(index.skipped.split(" "));
    this.count = index.lengths.length;
    this.lengths = [...index.lengths].map((letter) => 2 ** (letter.charCodeAt(0) - 97));
    this.usual = this.lengths.reduce((sum, length) => sum + length, 0) / this.count;
  }

  /** The kind of a unit. */
  kindOf(unit) {
    return this.index.kinds.find(([, from, to]) => unit >= from && unit < to)[0];
  }

  /** The address of what is found, as `href` from any page. */
  address(path, tag = this.tag) {
    return new URL(`${this.index.folders[tag]}/${path}`, ROOT).href;
  }

  /** What is shown of a unit: `[name, title, context, kind, path, text]`, or null. */
  async record(unit) {
    const { chunks } = this.index;
    let at = 0;
    while (at + 1 < chunks.length && chunks[at + 1] <= unit) at += 1;
    return (await fetchJson(`${this.tag}/t-${at}.json`))[unit - chunks[at]];
  }

  /** `{place, hits, slots}` of a query: the provision it names, the units it finds, best first.
   *  A hit is `{unit, kind, marks}`; marks are the numbers of the matching words. */
  async find(query) {
    const [place, { hits, slots }] = await Promise.all([this.findPlace(query), this.findWords(query)]);
    const others = hits.filter((hit) => hit.unit !== place);
    const first = place === undefined ? [] : [hits.find((hit) => hit.unit === place) ?? { unit: place, marks: [] }];
    const all = [...first, ...others].map((hit) => ({ ...hit, kind: this.kindOf(hit.unit) }));
    return { place, hits: all, slots };
  }

  /** The unit that a query names by its number or id. */
  async findPlace(query) {
    if (!/\d/.test(query)) return undefined;
    const [reader, places] = await Promise.all([
      made("cite.json", (data) => new CitationReader(data)),
      made("places.json", (data) => new Places(data)),
    ]);
    const reading = reader.read(query, places.data.default);
    const unit = reading ? places.find(reading) : undefined;
    return unit ?? places.byId(query.trim());
  }

  async findWords(query) {
    const parts = readQuery(query);
    const slots = await this.slots(parts);
    const ranked = this.rank(slots);
    const joined = await this.joined(parts, slots);
    for (const variant of joined) merge(ranked, this.rank(variant));
    const most = Math.max(0, ...[...ranked.values()].map((hit) => hit.matched));
    const hits = [...ranked.values()].filter((hit) => hit.matched === most);
    hits.sort((a, b) => b.near - a.near || b.score - a.score || a.unit - b.unit);
    return { hits, slots: [...slots, ...joined.flat()] };
  }

  async slots(parts) {
    const words = parts.filter((part) => typeof part === "string");
    const kept = parts.filter(
      (part) => typeof part !== "string" || !this.skipped.has(fold(part, this.tag)),
    );
    const used = kept.length ? kept : words;
    const found = await Promise.all(
      used.map((part, n) => (typeof part === "string" ? this.wordSlot(part, n === used.length - 1) : this.phraseSlot(part))),
    );
    return found.flat();
  }

  /** Two words beside each other may be one with a hyphen: қауіп қатер. */
  async joined(parts, slots) {
    const variants = [];
    for (let n = 0; n + 1 < parts.length && slots.length === parts.length; n += 1) {
      const [left, right] = [parts[n], parts[n + 1]];
      if (typeof left !== "string" || typeof right !== "string") continue;
      const form = `${fold(left, this.tag)}-${fold(right, this.tag)}`;
      const keys = await this.near(form, (found) => found.includes("-"));
      if (keys.size) variants.push([...slots.slice(0, n), await this.gather(keys, 2), ...slots.slice(n + 2)]);
    }
    return variants;
  }

  async wordSlot(word, isLast) {
    const form = fold(word, this.tag);
    const keys = await this.near(form, () => true);
    if (isLast && !has(keys, SAME)) await this.complete(form, keys);
    if (!keys.size && form.includes("-")) return Promise.all(form.split("-").filter(Boolean).map((part) => this.wordSlot(part, false))).then((s) => s.flat());
    if (!keys.size) await this.guess(form, keys);
    return [await this.gather(keys, 1)];
  }

  /** The keys of a form: its own, those of its lemma, those that a Russian keyboard makes alike. */
  async near(form, isWanted) {
    const bare = skeleton(form);
    const piece = await this.piece(this.placeOf(bare));
    const keys = new Map();
    if (isWanted(form)) for (const key of piece.byForm.get(form) ?? []) keys.set(key, SAME);
    if (!keys.size && this.tag === "kk" && isWanted(form)) await this.lemmatize(form, keys);
    if (keys.size && (this.tag !== "kk" || isKazakh(form))) return keys;
    for (const other of piece.bySkeleton.get(bare) ?? []) {
      if (isWanted(other)) for (const key of piece.byForm.get(other)) keepBest(keys, key, TYPED);
    }
    return keys;
  }

  /** A Kazakh form that no text has, by its lemma. */
  async lemmatize(form, keys) {
    if (!/[\u0400-\u04ff]/.test(form) || form.length < 3) return;
    const [{ KazakhLemmatizer }, data] = await Promise.all([import("../src/lemma-kk.js"), fetchJson("kk/lemma.json")]);
    this.lemmatizer ??= new KazakhLemmatizer(data);
    const key = fold(this.lemmatizer.lemmatize(form).key, this.tag);
    const piece = await this.piece(this.placeOf(skeleton(key)));
    if (piece.entries.has(key)) keys.set(key, SAME);
  }

  async complete(form, keys) {
    const bare = skeleton(form);
    if (bare.length < 2) return;
    const [from, to] = [this.placeOf(bare), this.placeOf(`${bare}\uffff`)];
    for (let at = from; at <= Math.min(to, from + 2); at += 1) {
      for (const key of (await this.piece(at)).begun(bare)) {
        if (keys.size < MOST_COMPLETIONS) keepBest(keys, key, BEGUN);
      }
    }
  }

  /** Nothing is like the word: it may be a part of a compound, or have an ending too many. */
  async guess(form, keys) {
    const bare = skeleton(form);
    const piece = await this.piece(this.placeOf(bare));
    for (const key of piece.parts.get(form) ?? []) keys.set(key, BEGUN);
    for (let cut = 1; !keys.size && cut <= MOST_CUT && bare.length - cut >= SHORTEST_GUESS; cut += 1) {
      const start = bare.slice(0, bare.length - cut);
      for (const key of (await this.piece(this.placeOf(start))).begun(start)) {
        if (skeleton(key).length <= bare.length + 1) keys.set(key, GUESSED);
      }
    }
  }

  placeOf(bare) {
    const { starts } = this.index;
    let low = 0;
    for (let high = starts.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= bare) low = middle + 1;
      else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  piece(number) {
    return made(`${this.tag}/w-${number}.json`, (data) => new Piece(data));
  }

  async entry(key) {
    const { entries } = await this.piece(this.placeOf(skeleton(key)));
    const entry = entries.get(key);
    if (entry && entry.places === null) entry.places = await fetchJson(`${this.tag}/k-${entry.heavy}.json`);
    return entry;
  }

  /** The units of keys: a slot `{keys, units: unit -> {places, near}, width}`. */
  async gather(keys, width) {
    const units = new Map();
    const entries = await Promise.all([...keys].map(([key]) => this.entry(key)));
    for (const entry of entries) {
      if (!entry) continue;
      const near = keys.get(entry.key);
      for (const places of entry.places) {
        for (const [unit, at] of decode(places)) {
          const found = units.get(unit);
          if (!found) units.set(unit, { places: [...at], near });
          else Object.assign(found, { places: [...found.places, ...at], near: Math.max(found.near, near) });
        }
      }
    }
    return { keys, units, width };
  }

  /** Words in quotation marks: these forms, in this order. */
  async phraseSlot({ phrase }) {
    const found = await Promise.all(phrase.map((word) => this.formPlaces(fold(word, this.tag))));
    const units = new Map();
    for (const [unit, starts] of found[0] ?? []) {
      const later = found.slice(1).map((postings) => new Set(postings.get(unit)));
      const places = starts.filter((at) => later.every((set, n) => set.has(at + n + 1)));
      const marks = places.flatMap((at) => phrase.map((_, n) => at + n));
      if (marks.length) units.set(unit, { places: marks, near: SAME });
    }
    return [{ keys: new Map(), units, width: phrase.length }];
  }

  async formPlaces(form) {
    const piece = await this.piece(this.placeOf(skeleton(form)));
    const merged = new Map();
    for (const key of piece.byForm.get(form) ?? []) {
      const entry = await this.entry(key);
      const at = entry ? entry.forms.indexOf(form) : -1;
      if (at >= 0) for (const [unit, places] of decode(entry.places[at])) merged.set(unit, places);
    }
    return merged;
  }

  rank(slots) {
    const hits = new Map();
    for (const slot of slots) {
      const rarity = Math.log(1 + this.count / (slot.units.size + 1));
      for (const [unit, { places, near }] of slot.units) {
        const hit = hits.get(unit) ?? { unit, matched: 0, near: SAME, score: 0, marks: [], places: [] };
        const often = places.length / slot.width;
        const long = 0.5 + (0.5 * this.lengths[unit]) / this.usual;
        hit.matched += slot.width === 2 ? 2 : 1;
        hit.near = Math.min(hit.near, near);
        hit.score += rarity * (often / (often + long)) + (Math.min(...places) < 6 ? rarity * 0.4 : 0);
        hit.places.push(places);
        hit.marks.push(...places);
        if (slot.width === 2) hit.score += rarity;
        hits.set(unit, hit);
      }
    }
    for (const hit of hits.values()) {
      hit.score *= (KIND_WORTH[this.kindOf(hit.unit)] ?? 1) * (1 + 0.5 * closeness(hit.places));
    }
    return hits;
  }

  /** The terms that a query is about, with what they find in the other languages. */
  async terms(query, slots) {
    const rows = await fetchJson("terms.json");
    const folded = splitWords(query).map((word) => fold(word, this.tag)).join(" ");
    const keys = new Set(slots.flatMap((slot) => [...slot.keys].filter(([, near]) => near >= TYPED).map(([key]) => key)));
    const named = rows.filter((row) => Object.entries(row).some(([tag, term]) => splitWords(term[0]).map((word) => fold(word, tag)).join(" ") === folded));
    const meant = rows.filter((row) => row[this.tag]?.[1].length && row[this.tag][1].every((key) => keys.has(key)));
    const longest = Math.max(0, ...meant.map((row) => row[this.tag][1].length));
    return named.length ? named : meant.filter((row) => row[this.tag][1].length === longest).slice(0, 3);
  }
}

function keepBest(keys, key, near) {
  if (!(keys.get(key) >= near)) keys.set(key, near);
}

function has(keys, near) {
  return [...keys.values()].some((value) => value >= near);
}

function merge(hits, others) {
  for (const [unit, hit] of others) {
    const ours = hits.get(unit);
    if (!ours || ours.matched < hit.matched || (ours.matched === hit.matched && ours.score < hit.score)) hits.set(unit, hit);
  }
}

/** How many of the words stand right behind the word before them in the query, from 0 to 1. */
function closeness(places) {
  if (places.length < 2) return 0;
  let beside = 0;
  for (let n = 1; n < places.length; n += 1) {
    const before = new Set(places[n - 1]);
    if (places[n].some((at) => before.has(at - 1))) beside += 1;
  }
  return beside / (places.length - 1);
}

/** Words, and `{phrase}` for what stands in quotation marks. */
export function readQuery(query) {
  return query.split(QUOTES).flatMap((piece, n, pieces) => {
    const words = splitWords(piece);
    const isQuoted = n % 2 === 1 && n + 1 < pieces.length;
    return isQuoted && words.length ? [{ phrase: words }] : words;
  });
}

/** The title and the text of a record in pieces, `{text, marked}`, the text cut around its marks. */
export function markRecord([, title, , , , text], marks, length = 220) {
  const own = findTokens(title);
  const shift = own.length ? own.length + 1 : 0;
  const spans = findTokens(text);
  const inTitle = own.filter((_, n) => marks.has(n));
  const inText = spans.filter((_, n) => marks.has(n + shift));
  const [from, to] = window(text, inText, length);
  return { title: pieces(title, inTitle, 0, title.length), text: pieces(text, inText, from, to) };
}

function window(text, spans, length) {
  if (text.length <= length) return [0, text.length];
  let best = [0, -1];
  for (const [start] of spans) {
    const count = spans.filter(([at, end]) => at >= start && end <= start + length - 60).length;
    if (count > best[1]) best = [start, count];
  }
  let from = Math.max(0, best[0] - 60);
  if (from > 0) from = text.indexOf(" ", from) + 1;
  let to = Math.min(text.length, from + length);
  if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + 1);
  return [from, to];
}

function pieces(text, spans, from, to) {
  const found = from > 0 ? [{ text: "… ", marked: false }] : [];
  let at = from;
  for (const [start, end] of spans) {
    if (start < at || end > to) continue;
    found.push({ text: text.slice(at, start), marked: false }, { text: text.slice(start, end), marked: true });
    at = end;
  }
  found.push({ text: text.slice(at, to), marked: false });
  if (to < text.length) found.push({ text: " …", marked: false });
  return found.filter((piece) => piece.text);
}

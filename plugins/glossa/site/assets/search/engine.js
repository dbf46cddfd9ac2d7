// The search itself: words to lemmas, lemmas to units, units in the order of their worth.

import { fold, isKazakh, skeleton, splitWords } from "./words.js";
import { CitationReader } from "./cite.js";
import { Piece, ROOT, decode, fetchJson, made, placeIn } from "./pieces.js";
import { Places } from "./places.js";
import { findInstead } from "./instead.js";
import { findAnswers, readQuery } from "./query.js";
import { merge, order, rank } from "./rank.js";
import { nearest, otherStarts } from "./spelling.js";

// How near a word of the texts is to the word typed.
const SAME = 4;
const TYPED = 3;
const BEGUN = 2;
const GUESSED = 1;

const MOST_COMPLETIONS = 60;
const SHORTEST_JOINED = 3;
const SHORTEST_GUESS = 5;
const MOST_CUT = 3;
const WORTH_OF_ANSWER = 0.9;

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
    this.common = new Set(index.common.split(" "));
    this.bare = { skipped: new Set([...this.skipped].map(skeleton)), common: new Set([...this.common].map(skeleton)) };
    this.count = index.lengths.length;
    this.lengths = [...index.lengths].map((letter) => 2 ** (letter.charCodeAt(0) - 97));
    this.titles = [...index.titles].map((letter) => letter.charCodeAt(0) - 97);
    this.weights = [...index.weights].map((figure) => Number(figure) / 4);
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
    const at = placeIn(this.index.chunks, unit);
    return (await fetchJson(`${this.tag}/t-${at}.json`))[unit - this.index.chunks[at]];
  }

  /** What is found of a query, or, where nothing is, of what was meant: then `instead` says it. */
  async find(query) {
    const found = await this.findTyped(query);
    if (isSure(found)) return found;
    const instead = await findInstead(this, query);
    const other = instead === null ? null : await this.findTyped(instead);
    return other && isSure(other) ? { ...other, instead } : found;
  }

  /** `{place, hits, slots}` of a query: the provision it names, the units it finds, best first.
   *  A hit is `{unit, kind, marks}`; marks are the numbers of the matching words. */
  async findTyped(query) {
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

  /** Every reading of the query counts: its own words, two of them as one, what the texts call it. */
  async findWords(query) {
    const parts = readQuery(query);
    const [slots, answers] = await Promise.all([this.slots(parts), this.answers(parts)]);
    const joined = await this.joined(parts, slots);
    const readings = await Promise.all(answers.filter((answer) => answer.parts).map((answer) => this.slots(answer.parts)));
    const hits = rank(slots, this);
    for (const variant of joined) merge(hits, rank(variant, this));
    for (const variant of readings) if (variant.every((slot) => slot.units.size)) merge(hits, rank(variant, this, WORTH_OF_ANSWER));
    this.lead(hits, [...new Set(answers.flatMap((answer) => answer.units))]);
    return { hits: order(hits), slots: [...slots, ...joined.flat()] };
  }

  async answers(parts) {
    const forms = parts.filter((part) => typeof part === "string").map((word) => fold(word, this.tag));
    const pieces = await Promise.all(forms.map((form) => this.pieceOf(skeleton(form))));
    const known = new Set(forms.filter((form, n) => pieces[n].bySkeleton.has(skeleton(form))));
    const { tag, skipped, common, bare } = this;
    return findAnswers(parts, await fetchJson(`${tag}/answers.json`), { tag, skipped, common, bare, known });
  }

  /** The skeletons of the words that readers are known to type. */
  async typedByReaders() {
    const answers = await fetchJson(`${this.tag}/answers.json`);
    this.typed ??= new Set(answers.flatMap(([typed]) => typed.flatMap((phrase) => phrase.split(/[ -]/).map(skeleton))));
    return this.typed;
  }

  /** Puts the units that answer a query before all others. */
  lead(hits, units) {
    const best = Math.max(0, ...[...hits.values()].map((hit) => hit.score));
    units.forEach((unit, n) => {
      const marks = hits.get(unit)?.marks ?? [];
      hits.set(unit, { unit, share: 1, near: SAME, score: best + units.length - n, marks });
    });
  }

  async slots(parts) {
    const kept = parts.filter((part) => typeof part !== "string" || !this.skipped.has(fold(part, this.tag)));
    const used = kept.length ? kept : parts;
    const found = await Promise.all(
      used.map((part, n) => (typeof part === "string" ? this.wordSlot(part, n === used.length - 1) : this.phraseSlot(part))),
    );
    return found.flat();
  }

  /** Two words beside each other may be one, with a hyphen or without: қауіп қатер, deep fake. */
  async joined(parts, slots) {
    const variants = [];
    for (let n = 0; n + 1 < parts.length && slots.length === parts.length; n += 1) {
      const [left, right] = [parts[n], parts[n + 1]];
      if (typeof left !== "string" || typeof right !== "string") continue;
      const isLong = Math.min(left.length, right.length) >= SHORTEST_JOINED;
      const keys = await this.near(`${fold(left, this.tag)}-${fold(right, this.tag)}`, (found) => isLong || found.includes("-"));
      if (keys.size) variants.push([...slots.slice(0, n), await this.gather(keys, 2), ...slots.slice(n + 2)]);
    }
    return variants;
  }

  async wordSlot(word, isLast) {
    const form = fold(word, this.tag);
    const keys = await this.near(form, () => true);
    if (isLast && !has(keys, SAME)) await this.complete(form, keys);
    await this.addCompounds(form, keys);
    if (!keys.size && form.includes("-")) return this.wordSlots(form.split("-").filter(Boolean));
    if (!keys.size) await this.guess(form, keys);
    return [await this.gather(keys, 1)];
  }

  async wordSlots(words) {
    const slots = await Promise.all(words.map((word) => this.wordSlot(word, false)));
    return slots.flat();
  }

  /** The keys of a form: its own, those of its lemma, those that a Russian keyboard makes alike. */
  async near(form, isWanted) {
    const bare = skeleton(form);
    const piece = await this.pieceOf(bare);
    const keys = new Map();
    if (isWanted(form)) for (const key of piece.byForm.get(form) ?? []) keys.set(key, SAME);
    if (!keys.size && this.tag === "kk" && mayBeWord(form, piece)) await this.lemmatize(form, keys);
    if (keys.size && (this.tag !== "kk" || isKazakh(form))) return keys;
    for (const other of piece.bySkeleton.get(bare) ?? []) {
      if (isWanted(other)) for (const key of piece.byForm.get(other)) keepBest(keys, key, TYPED);
    }
    return keys;
  }

  /** The hyphened words that the word is a part of: қауіп-қатер for қауіп, behind қауіп itself. */
  async addCompounds(form, keys) {
    const own = [...keys].filter(([, near]) => near >= TYPED).map(([key]) => key);
    for (const part of new Set([form, ...own].map(skeleton))) {
      for (const key of (await this.pieceOf(part)).parts.get(part) ?? []) keepBest(keys, key, BEGUN);
    }
  }

  /** A Kazakh form that no text has, by its lemma. */
  async lemmatize(form, keys) {
    if (!/[\u0400-\u04ff]/.test(form) || form.length < 3) return;
    const [{ KazakhLemmatizer }, data] = await Promise.all([import("../src/lemma-kk.js"), fetchJson("kk/lemma.json")]);
    this.lemmatizer ??= new KazakhLemmatizer(data);
    const key = fold(this.lemmatizer.lemmatize(form).key, this.tag);
    const piece = await this.pieceOf(skeleton(key));
    if (piece.entries.has(key)) keys.set(key, SAME);
  }

  /** The words that begin so. */
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

  /** Nothing is like the word: it may be misspelt, or have an ending too many. */
  async guess(form, keys) {
    const bare = skeleton(form);
    const piece = await this.pieceOf(bare);
    await this.mend(bare, piece, keys);
    for (let cut = 1; !keys.size && cut <= MOST_CUT && bare.length - cut >= SHORTEST_GUESS; cut += 1) {
      const start = bare.slice(0, bare.length - cut);
      for (const key of (await this.pieceOf(start)).begun(start)) {
        if (skeleton(key).length <= bare.length + 1) keys.set(key, GUESSED);
      }
    }
  }

  /** The words that the misspelt one is nearest to; first those that begin alike. */
  async mend(bare, piece, keys) {
    addNearest(bare, piece, keys);
    if (keys.size) return;
    const others = new Set(otherStarts(bare).map((start) => this.placeOf(start)));
    others.delete(this.placeOf(bare));
    for (const other of await Promise.all([...others].map((at) => this.piece(at)))) addNearest(bare, other, keys);
  }

  placeOf(bare) {
    return placeIn(this.index.starts, bare);
  }

  pieceOf(bare) {
    return this.piece(this.placeOf(bare));
  }

  piece(number) {
    return made(`${this.tag}/w-${number}.json`, (data) => new Piece(data));
  }

  async entry(key) {
    const { entries } = await this.pieceOf(skeleton(key));
    const entry = entries.get(key);
    if (entry && entry.places === null) entry.places = await fetchJson(`${this.tag}/k-${entry.heavy}.json`);
    return entry;
  }

  /** The units of keys: a slot `{keys, units: unit -> {places, near}, width}`. */
  async gather(keys, width) {
    const units = new Map();
    const entries = await Promise.all([...keys.keys()].map((key) => this.entry(key)));
    for (const entry of entries.filter(Boolean)) {
      const near = keys.get(entry.key);
      for (const [unit, at] of entry.places.flatMap((places) => [...decode(places)])) {
        const found = units.get(unit) ?? { places: [], near };
        units.set(unit, { places: [...found.places, ...at], near: Math.max(found.near, near) });
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
    const piece = await this.pieceOf(skeleton(form));
    const merged = new Map();
    for (const key of piece.byForm.get(form) ?? []) {
      const entry = await this.entry(key);
      const at = entry ? entry.forms.indexOf(form) : -1;
      if (at >= 0) for (const [unit, places] of decode(entry.places[at])) merged.set(unit, places);
    }
    return merged;
  }

  /** The terms that a query is about, with what they find in the other languages. */
  async terms(query, slots) {
    const rows = await fetchJson("terms.json");
    const folded = foldPhrase(query, this.tag);
    const keys = new Set(slots.flatMap((slot) => [...slot.keys].filter(([, near]) => near >= TYPED).map(([key]) => key)));
    const named = rows.filter((row) => Object.entries(row).some(([tag, [label]]) => foldPhrase(label, tag) === folded));
    const meant = rows.filter((row) => row[this.tag]?.[1].length && row[this.tag][1].every((key) => keys.has(key)));
    const longest = Math.max(0, ...meant.map((row) => row[this.tag][1].length));
    return named.length ? named : meant.filter((row) => row[this.tag][1].length === longest).slice(0, 3);
  }
}

/** Whether something has every word of the query, none of them guessed. */
function isSure({ place, hits: [best] }) {
  return place !== undefined || (best !== undefined && best.share > 1 - 1e-9 && best.near > GUESSED);
}

/** A compound that no text has the beginning of is no word; so its lemma need not be looked for. */
function mayBeWord(form, piece) {
  const [head, ...rest] = form.split("-");
  if (!rest.length) return true;
  const start = skeleton(head);
  return [...piece.begun(start)].some((key) => key.includes("-") && skeleton(key.split("-")[0]) === start);
}

function foldPhrase(phrase, tag) {
  return splitWords(phrase).map((word) => fold(word, tag)).join(" ");
}

function addNearest(bare, piece, keys) {
  for (const other of nearest(bare, piece.skeletons)) for (const key of piece.keysOf(other)) keys.set(key, GUESSED);
}

function keepBest(keys, key, near) {
  if (!(keys.get(key) >= near)) keys.set(key, near);
}

function has(keys, near) {
  return [...keys.values()].some((value) => value >= near);
}

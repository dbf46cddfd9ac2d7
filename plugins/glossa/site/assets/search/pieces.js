// The files of the search: fetched once, turned into what they are for once.
// They are described in glossa/tables/search_pieces.py and glossa/site/search.py.

import { skeleton } from "./words.js";

export const ROOT = new URL("../../../", import.meta.url);
const DATA = new URL("data/search/", ROOT);

const fetched = new Map();
const parsed = new Map();

/** A file of the search; a failure is not kept. */
export function fetchJson(name) {
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

/** A file turned into what it is for. */
export async function made(name, make) {
  const data = await fetchJson(name);
  if (!parsed.has(name)) parsed.set(name, make(data));
  return parsed.get(name);
}

/** `unit,place,place;unit,…`, each number a distance, as unit -> places. */
export function decode(places) {
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

/** The number of the last of `starts`, which are in order, that is not behind `value`. */
export function placeIn(starts, value) {
  let low = 0;
  for (let high = starts.length; low < high; ) {
    const middle = (low + high) >> 1;
    if (starts[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(low - 1, 0);
}

function addTo(map, name, value) {
  if (!map.has(name)) map.set(name, []);
  if (!map.get(name).includes(value)) map.get(name).push(value);
}

/** A piece of the index: lemmas between two places of the alphabet. */
export class Piece {
  constructor({ e: rows, a: aliases = {}, p: parts = {} }) {
    this.entries = new Map();
    this.byForm = new Map();
    this.parts = new Map(Object.entries(parts).map(([part, keys]) => [part, keys.split(" ")]));
    for (const row of rows) this.addEntry(row);
    for (const [form, keys] of Object.entries(aliases)) for (const key of keys.split(" ")) addTo(this.byForm, form, key);
    this.bySkeleton = new Map();
    for (const form of this.byForm.keys()) addTo(this.bySkeleton, skeleton(form), form);
    this.skeletons = [...this.bySkeleton.keys()].sort();
  }

  addEntry([key, row, further = "", heavy]) {
    const isHeavy = heavy !== undefined;
    const forms = isHeavy ? row : row.filter((_, n) => n % 2 === 0);
    this.entries.set(key, { key, forms, places: isHeavy ? null : row.filter((_, n) => n % 2), heavy });
    for (const form of forms) addTo(this.byForm, form, key);
    const bar = further.indexOf("|");
    if (bar < 0) return;
    for (const ending of further.slice(bar + 1).split(" ")) addTo(this.byForm, further.slice(0, bar) + ending, key);
  }

  /** The keys of the forms that are alike to somebody who types on a Russian keyboard. */
  keysOf(bare) {
    return new Set((this.bySkeleton.get(bare) ?? []).flatMap((form) => this.byForm.get(form)));
  }

  /** The keys of the forms whose skeleton begins so. */
  begun(start) {
    const keys = new Set();
    let at = placeIn(this.skeletons, start);
    if (this.skeletons[at] < start) at += 1;
    for (; at < this.skeletons.length && this.skeletons[at].startsWith(start); at += 1) {
      for (const key of this.keysOf(this.skeletons[at])) keys.add(key);
    }
    return keys;
  }
}

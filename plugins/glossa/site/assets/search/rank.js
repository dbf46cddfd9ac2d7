// Units in the order of their worth.

// Where fewer units than this have every word, those that have only some follow.
const FEW = 5;
const LEAST_SHARE = 0.5;
const OPENING = 4;

/** The units of slots: `unit -> {unit, share, near, score, marks}`; `share` of the words it has. */
export function rank(slots, index, worth = 1) {
  const hits = new Map();
  const total = slots.reduce((sum, slot) => sum + slot.width, 0);
  for (const slot of slots) {
    const rarity = Math.log(1 + index.count / (slot.units.size + 1));
    for (const [unit, found] of slot.units) {
      const hit = hits.get(unit) ?? { unit, share: 0, near: Infinity, score: 0, marks: [], places: [] };
      hit.share += slot.width / total;
      hit.near = Math.min(hit.near, found.near);
      hit.score += rarity * slot.width * weigh(found.places, slot.width, unit, index);
      hit.places.push(found.places);
      hit.marks.push(...found.places);
      hits.set(unit, hit);
    }
  }
  for (const hit of hits.values()) {
    hit.score *= worth * index.weights[hit.unit] * (1 + 0.5 * closeness(hit.places)) * (1 + 0.6 * titled(hit, index));
  }
  return hits;
}

/** How much the places of a word in a unit say, as in BM25: often is more, in a long text less;
 *  and more in its title or at its opening. */
function weigh(places, width, unit, index) {
  const often = places.length / width;
  const long = 0.5 + (0.5 * index.lengths[unit]) / index.usual;
  const first = Math.min(...places);
  const opening = first < index.titles[unit] ? 0.8 : first < OPENING ? 0.4 : 0;
  return often / (often + long) + opening;
}

/** How much of the title of a unit the words are, from 0 to 1. */
function titled({ unit, marks }, index) {
  const length = index.titles[unit];
  return length ? new Set(marks.filter((at) => at < length)).size / length : 0;
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

function compare(a, b) {
  return b.share - a.share || b.near - a.near || b.score - a.score || a.unit - b.unit;
}

/** Adds the hits of another reading of the query; of a unit found twice the better stays. */
export function merge(hits, others) {
  for (const [unit, hit] of others) {
    const ours = hits.get(unit);
    if (!ours || compare(hit, ours) < 0) hits.set(unit, hit);
  }
}

/** The hits that have every word, best first; where they are few, those behind them that lack some. */
export function order(hits) {
  const sorted = [...hits.values()].sort(compare);
  const most = (sorted[0]?.share ?? 0) - 1e-9;
  const full = sorted.filter((hit) => hit.share >= most);
  return full.length < FEW ? sorted.filter((hit) => hit.share >= Math.min(most, LEAST_SHARE)) : full;
}

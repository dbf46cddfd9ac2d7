// Where a citation leads, and quotations held against a text: letter for letter, word for word, or
// what differs in words.

import { foldWord } from "./lemma-kk.js";

const SIGNS = /[^\p{L}\p{N}]+/gu;
const GAP = /\s*[[(]?(?:…|\.{3})[\])]?\s*/;
const MOST = 400;

/**
 * Language, page and id that an address, a link or a whole citation means; null where none. A place
 * that names no language is `loose`: it is the same in all.
 */
export function parsePlace(text, tag, index) {
  const folders = [...Object.keys(index.folders), "id"].join("|");
  const tail = "(?:index\\.html)?(?:\\?[^\\s#]*)?(?:#([\\w-]+))?(?=[\\s>.,;)]|$)";
  const links = new RegExp(`(?<![\\w.-])(${folders})/((?:[\\w-]+/)+)${tail}`, "g");
  const link = [...text.matchAll(links)].map(([, folder, key, id]) => ({ folder, key, id })).at(-1);
  if (link) {
    const article = link.key.split("/")[1]?.replace("-", "_");
    const named = index.folders[link.folder];
    return { tag: named ?? tag, loose: !named, key: link.key, id: link.id ?? article };
  }
  const [, act, eid] = text.match(/([a-z][a-z0-9-]*)\/((?:art|annex|rec)_[\w-]+)/) ?? [];
  const slug = eid?.split("__")[0].replace("_", "-");
  if (act) return { tag, loose: true, key: `${index.names[act] ?? act}/${slug}/`, id: eid };
  const note = text.trim().replace(/^note:/, "");
  return note in index.notes ? { tag, loose: true, key: index.notes[note] || "home/", id: note } : null;
}

/** The place where a thing stands today that moved since it was cited. */
export function followMove(place, index) {
  const now = place && index.moved[`${place.key}#${place.id}`];
  return now ? { ...place, key: now[0], id: now[1] } : place;
}

/** The hash that a citation gives, if it gives one: eight or more figures in a word of their own. */
export function findHash(text) {
  return text.match(/(?<![\w/#.-])(?=[0-9a-f]*\d)[0-9a-f]{8,64}(?![\w/-])/)?.[0] ?? "";
}

/** A quotation between its omissions, without the marks that enclose it. */
export function findParts(quote) {
  const parts = quote.split(GAP).map((part) => normalise(part).replace(/^["«„“”‘’]+|["»“”‘’]+$/g, "").trim());
  return parts.filter(Boolean);
}

function normalise(text) {
  return text.normalize("NFC").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
}

/** What stands between spaces, with the letters and figures that count; signs alone do not. */
function findWords(text) {
  const words = normalise(text).split(" ").map((word) => ({ word, key: foldWord(word.replace(SIGNS, "")) }));
  return words.filter(({ key }) => key);
}

/** `exact` or `words` where all parts stand in the text in this order, else an empty string. */
export function holds(parts, text) {
  if (!parts.length) return "";
  if (standInOrder(parts, normalise(text))) return "exact";
  const keys = (words) => ` ${findWords(words).map(({ key }) => key).join(" ")} `;
  const asked = parts.map(keys).filter((part) => part.trim());
  return asked.length && standInOrder(asked, keys(text), 1) ? "words" : "";
}

function standInOrder(parts, text, overlap = 0) {
  let from = 0;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length - overlap;
  }
  return true;
}

/**
 * The place of a text most like a quotation: how much of the quotation stands there, from 0 to 1,
 * and the words as runs of `same`, `quoted` (only in the quotation) and `text` (only in the text).
 * The whole quotation is set against any stretch of the text (Sellers 1980).
 */
export function align(quote, text) {
  const asked = findWords(quote).slice(0, MOST);
  const given = findWords(text);
  const costs = [new Uint16Array(given.length + 1)];
  for (let i = 1; i <= asked.length; i += 1) costs.push(countRow(asked[i - 1].key, given, costs[i - 1], i));
  const last = costs.at(-1);
  const end = last.reduce((best, cost, at) => (cost < last[best] ? at : best), 0);
  const { steps, same } = trace(costs, asked, given, end);
  return { score: asked.length ? same / asked.length : 0, runs: join(steps) };
}

function countRow(key, given, above, i) {
  const row = new Uint16Array(given.length + 1);
  row[0] = i;
  for (let j = 1; j <= given.length; j += 1) {
    const step = key === given[j - 1].key ? above[j - 1] : Infinity;
    row[j] = Math.min(step, above[j] + 1, row[j - 1] + 1);
  }
  return row;
}

function trace(costs, asked, given, end) {
  const steps = [];
  let same = 0;
  for (let i = asked.length, j = end; i > 0; ) {
    if (j > 0 && asked[i - 1].key === given[j - 1].key && costs[i][j] === costs[i - 1][j - 1]) {
      steps.push(["same", given[j - 1].word]);
      same += 1;
      i -= 1;
      j -= 1;
    } else if (j > 0 && costs[i][j] === costs[i][j - 1] + 1) {
      steps.push(["text", given[j - 1].word]);
      j -= 1;
    } else {
      steps.push(["quoted", asked[i - 1].word]);
      i -= 1;
    }
  }
  return { steps: steps.reverse(), same };
}

function join(steps) {
  const runs = [];
  for (const [kind, word] of steps) {
    if (runs.at(-1)?.kind === kind) runs.at(-1).words += ` ${word}`;
    else runs.push({ kind, words: word });
  }
  return runs;
}

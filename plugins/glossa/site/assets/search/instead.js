// What may have been meant where the query as typed finds nothing: typed with the wrong keyboard
// on, or two words run together. All of its words have to be words of the texts, or of readers.

import { retypeAll } from "./keyboards.js";
import { readQuery } from "./query.js";
import { fold, skeleton } from "./words.js";

const SHORTEST_PART = 3;
const SHORTEST_BEGUN = 4;

/** What to search instead of a query, or null. */
export async function findInstead(engine, query) {
  for (const other of retypeAll(query, engine.tag)) {
    if ((await engine.findPlace(other)) !== undefined || (await isKnown(engine, other))) return other;
  }
  return part(engine, query);
}

async function isKnown(engine, query) {
  const parts = readQuery(query);
  const words = parts.filter((word) => typeof word === "string" && /\p{L}/u.test(word));
  if (!words.length || words.length < parts.length) return false;
  const typed = await engine.typedByReaders();
  for (const [n, word] of words.entries()) {
    const bare = skeleton(fold(word, engine.tag));
    const piece = await engine.pieceOf(bare);
    const isBegun = n === words.length - 1 && bare.length >= SHORTEST_BEGUN && piece.begun(bare).size;
    if (!piece.bySkeleton.has(bare) && !typed.has(bare) && !isBegun) return false;
  }
  return true;
}

/** The query with a space in a word that is none: жасандыинтеллект is жасанды интеллект. */
async function part(engine, query) {
  const parts = readQuery(query);
  if (parts.some((word) => typeof word !== "string")) return null;
  const words = await Promise.all(parts.map((word) => partWord(engine, word)));
  const parted = words.join(" ");
  return parted === parts.join(" ") ? null : parted;
}

async function partWord(engine, word) {
  const bare = skeleton(fold(word, engine.tag));
  if (bare.length !== word.length || (await isWord(engine, bare))) return word;
  for (let at = bare.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
    if ((await isWord(engine, bare.slice(0, at))) && (await isWord(engine, bare.slice(at)))) {
      return `${word.slice(0, at)} ${word.slice(at)}`;
    }
  }
  return word;
}

async function isWord(engine, bare) {
  return (await engine.pieceOf(bare)).bySkeleton.has(bare);
}

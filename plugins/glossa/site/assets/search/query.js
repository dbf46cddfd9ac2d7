// What a reader typed: words, phrases in quotation marks, and what the texts call them.

import { nearest } from "./spelling.js";
import { fold, skeleton, splitWords } from "./words.js";

const QUOTES = /["«»“”„]/;
const MOST_VARIANTS = 4;
const SHORTEST_START = 4;
const LONGEST_ENDING = 5;
const SHORTEST_MISSPELT = 6;

/** Words, and `{phrase}` for what stands in quotation marks. */
export function readQuery(query) {
  return query.split(QUOTES).flatMap((piece, n, pieces) => {
    const words = splitWords(piece);
    const isQuoted = n % 2 === 1 && n + 1 < pieces.length;
    return isQuoted && words.length ? [{ phrase: words }] : words;
  });
}

/** How the query reads with the words of the texts: `{parts, units}`, each from an answer of the
 *  index that its words call for. Units come along only where the rest of the query says nothing. */
export function findAnswers(parts, answers, { tag, skipped, common, known }) {
  const words = parts.flatMap((part, at) => foldParts(part, tag).map((word) => ({ word, at })));
  const found = answers.flatMap((answer) => {
    const spans = answer[0].map((typed) => findSpan(words, typed.split(/[ -]/).map(skeleton), known));
    const span = longest(spans);
    return span ? [{ ...span, answer }] : [];
  });
  found.sort((a, b) => b.length - a.length || b.exact - a.exact);
  return found.slice(0, MOST_VARIANTS).flatMap(({ from, length, answer: [, meanings, units] }) => {
    const rest = [...words.slice(0, from), ...words.slice(from + length)];
    const isWhole = rest.every(({ word }) => skipped.has(word) || (length > 1 && common.has(word)));
    const [first, last] = [words[from].at, words[from + length - 1].at];
    // A short form of the texts' own, as ИИ, is also read in full, but not where it is all that is asked.
    const isItself = isWhole && length === 1 && known.has(words[from].word);
    const readings = (isItself ? [] : meanings).map((meant) => [...parts.slice(0, first), ...splitWords(meant), ...parts.slice(last + 1)]);
    return [...(isWhole ? [{ parts: null, units }] : []), ...readings.map((reading) => ({ parts: reading, units: [] }))];
  });
}

function foldParts(part, tag) {
  return typeof part === "string" ? fold(part, tag).split("-") : [""];
}

function longest(spans) {
  return spans.reduce((best, span) => (span && (!best || span.length > best.length || (span.length === best.length && span.exact > best.exact)) ? span : best), null);
}

/** Where a phrase stands among the words; a single one that the texts know is no other's form. */
function findSpan(words, typed, known) {
  for (let from = 0; from + typed.length <= words.length; from += 1) {
    const own = words.slice(from, from + typed.length).map(({ word }) => skeleton(word));
    const isFixed = typed.length === 1 && known.has(words[from].word);
    if (own.every((word, n) => word === typed[n] || (!isFixed && isLike(word, typed[n])))) {
      return { from, length: typed.length, exact: Number(own.every((word, n) => word === typed[n])) };
    }
  }
  return null;
}

/** Whether two words are forms of one, as far as their beginnings tell, or one is misspelt. */
function isLike(word, typed) {
  if (Math.min(word.length, typed.length) < SHORTEST_START) return false;
  let same = 0;
  while (same < word.length && word[same] === typed[same]) same += 1;
  const rest = Math.max(word.length, typed.length) - same;
  const isEnding = same === typed.length ? rest <= LONGEST_ENDING : same >= Math.max(SHORTEST_START, 2 * rest);
  return isEnding || (word.length >= SHORTEST_MISSPELT && nearest(word, [typed]).length > 0);
}

// What a reader typed: words, phrases in quotation marks, and what the texts call them.

import { nearest } from "./spelling.js";
import { fold, skeleton, splitWords } from "./words.js";

const QUOTES = /["«»“”„]/;
const MOST_VARIANTS = 4;
const SHORTEST_START = 4;
const LONGEST_ENDING = 5;
const LONGEST_ALONE = 3;
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
export function findAnswers(parts, answers, asked) {
  const words = parts.flatMap((part, at) => foldParts(part, asked.tag).map((word) => ({ word, at })));
  const found = answers.flatMap((answer) => matchAnswer(words, answer, asked));
  found.sort((a, b) => b.covered.size - a.covered.size || b.span.length - a.span.length || b.span.exact - a.span.exact);
  const shared = findShared(words, found.slice(0, MOST_VARIANTS), asked);
  const read = found.map((match) => readAnswer(parts, words, match, found, asked));
  return [...shared, ...read.flatMap((readings, n) => readings.filter((reading) => n < MOST_VARIANTS || !reading.parts))];
}

/** An answer with the words that call for it: all of them, and those of its longest phrase. */
function matchAnswer(words, answer, asked) {
  const spans = answer[0].map((typed) => findSpan(words, typed.split(/[ -]/).map(skeleton), asked)).filter(Boolean);
  if (!spans.length) return [];
  const span = spans.reduce((best, one) => (one.length - best.length || one.exact - best.exact) > 0 ? one : best);
  return [{ answer, span, covered: new Set(spans.flatMap(({ at }) => at)) }];
}

/** Units that answers to different words have in common, where the query has no other words. */
function findShared(words, matches, asked) {
  const isAll = (covered) => words.every(({ word }, n) => covered.has(n) || isIdle(word, asked));
  const covered = new Set(matches.flatMap((match) => [...match.covered]));
  if (!isAll(covered) || matches.some((match) => isAll(match.covered))) return [];
  const pairs = matches.flatMap((one, n) => matches.slice(n + 1).map((other) => [one, other]));
  const apart = pairs.filter(([one, other]) => hasMore(one.covered, other.covered) && hasMore(other.covered, one.covered));
  const units = new Set(apart.flatMap(([one, other]) => one.answer[2].filter((unit) => other.answer[2].includes(unit))));
  return units.size ? [{ parts: null, units: [...units] }] : [];
}

function hasMore(one, other) {
  return [...one].some((n) => !other.has(n));
}

function readAnswer(parts, words, match, found, asked) {
  const { answer: [, meanings, units], span, covered } = match;
  const isWhole = words.every((_, n) => covered.has(n) || isBeside(words, n, match, found, asked));
  // A short form of the texts' own, as ИИ, is also read in full, but not where it is all that is asked.
  const isItself = isWhole && span.length === 1 && asked.known.has(words[span.at[0]].word);
  const taken = new Set(span.at.map((n) => words[n].at));
  const [before, after] = [Math.min(...taken), Math.max(...taken)];
  const reading = (meant) => parts.flatMap((part, at) => (at === before ? splitWords(meant) : taken.has(at) && at <= after ? [] : [part]));
  const readings = (isItself ? [] : meanings).map((meant) => ({ parts: reading(meant), units: [] }));
  return [...(isWhole ? [{ parts: null, units }] : []), ...readings];
}

/** Whether a word beside those that call for an answer takes nothing from it: it says nothing, or
 *  names only whom or what they are about. */
function isBeside(words, n, { answer: [, , , isName], span, covered }, found, asked) {
  const { word } = words[n];
  const others = found.filter((other) => other.covered.has(n) && !other.span.at.some((place) => covered.has(place)));
  if (asked.skipped.has(word) || (!asked.known.has(word) && !others.length)) return true;
  const isTelling = span.at.some((place) => !asked.common.has(words[place].word));
  if (asked.common.has(word)) return isTelling || span.length > 1;
  const isAbout = ({ answer, span: { length } }) => answer[3] && (!isName || (span.length > 1 && length === 1));
  return isTelling && others.some(isAbout);
}

function isIdle(word, { skipped, common, known }) {
  return skipped.has(word) || common.has(word) || !known.has(word);
}

function foldParts(part, tag) {
  return typeof part === "string" ? fold(part, tag).split("-") : [""];
}

/** Where a phrase stands among the words: side by side, else apart. */
function findSpan(words, typed, asked) {
  const own = words.map(({ word }) => skeleton(word));
  for (let from = 0; from + typed.length <= words.length; from += 1) {
    const isFixed = typed.length === 1 && asked.known.has(words[from].word);
    if (typed.every((word, n) => own[from + n] === word || (!isFixed && isLike(own[from + n], word)))) {
      return makeSpan(typed.map((_, n) => from + n), typed, own);
    }
  }
  return findApart(own, typed, asked);
}

/** A phrase whose words stand anywhere in the query: all that tell it from others, two at least. */
function findApart(own, typed, asked) {
  const place = (word) => own.findIndex((other) => other === word || isLike(other, word));
  const content = typed.filter((word) => !asked.bare.skipped.has(word));
  const telling = content.filter((word) => !asked.bare.common.has(word));
  const needed = (telling.length ? telling : content).map(place);
  const at = [...new Set(content.map(place))].filter((n) => n >= 0);
  const isOne = needed.length > 1 || telling.every((word, n) => own[needed[n]]?.length - word.length <= LONGEST_ALONE);
  const isThere = !needed.includes(-1) && new Set(needed).size === needed.length && isOne;
  // A law on personal data is not named by personal data alone.
  const isNamed = telling.length === content.length || at.length > needed.length;
  return isThere && isNamed && at.length > 1 ? makeSpan(at, content, own) : null;
}

function makeSpan(at, typed, own) {
  return { at, length: at.length, exact: Number(typed.every((word) => own.includes(word))) };
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

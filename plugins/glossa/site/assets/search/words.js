// Words as the search compares them: the twin of glossa/tables/search_words.py.

const LETTER = "[\\p{L}\\p{N}]\\u00ad?";
const MARKED = `(?:${LETTER}[\\u0300-\\u036f]?)+(?:['’ʼ](?:${LETTER})+)*`;
const WORD = new RegExp(`${MARKED}(?:[-\\u2010\\u2011]${MARKED})*`, "gu");
const CAPITALS = new Map([..."ABCEHKMOPTXY"].map((c, n) => [c, "АВСЕНКМОРТХУ"[n]]));
const LOOKALIKES = new Map([..."aceopxyk"].map((c, n) => [c, "асеорхук"[n]]));
const KAZAKH_LOOKALIKES = new Map([...LOOKALIKES, ["i", "і"], ["h", "һ"]]);
const KEYBOARD = new Map([..."әғқңөұүһі"].map((c, n) => [c, "агкноуухи"[n]]));

/** The words and figures of a text with their places: `[start, end]` in characters. */
export function findTokens(text) {
  return [...text.matchAll(WORD)].map((match) => [match.index, match.index + match[0].length]);
}

/** The words and figures of a text, as written. */
export function splitWords(text) {
  return text.match(WORD) ?? [];
}

/** The word in small letters, composed, ё as е, Latin letters inside Cyrillic as their twins. */
export function fold(word, tag) {
  const plain = word.normalize("NFC").replaceAll("\u00ad", "");
  const spelled = plain.replace(/[’ʼ]/g, "'").replace(/[\u2010\u2011]/g, "-");
  return spelled.split("-").map((part) => toCyrillic(part, tag)).join("-").replaceAll("ё", "е");
}

function toCyrillic(part, tag) {
  if (!/[\u0400-\u04ff]/.test(part)) return part.toLowerCase();
  const twins = tag === "kk" ? KAZAKH_LOOKALIKES : LOOKALIKES;
  return swap(swap(part, CAPITALS).toLowerCase(), twins);
}

function swap(text, letters) {
  return [...text].map((c) => letters.get(c) ?? c).join("");
}

/** A folded word as a Russian keyboard types it, without hyphens: қауіп-қатер is кауипкатер. */
export function skeleton(folded) {
  return [...folded].map((c) => KEYBOARD.get(c) ?? (c === "-" || c === "'" ? "" : c)).join("");
}

/** Whether a word has a letter that a Russian keyboard lacks. */
export function isKazakh(folded) {
  return /[әғқңөұүһі]/.test(folded);
}

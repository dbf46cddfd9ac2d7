// The words of a record that a query found, marked.

import { findTokens } from "./words.js";

const SHOWN = 220;
const BEFORE = 60;

/** The title and the text of a record in pieces, `{text, marked}`, the text cut around its marks. */
export function markRecord([, title, , , , text], marks, length = SHOWN) {
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
    const count = spans.filter(([at, end]) => at >= start && end <= start + length - BEFORE).length;
    if (count > best[1]) best = [start, count];
  }
  let from = Math.max(0, best[0] - BEFORE);
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

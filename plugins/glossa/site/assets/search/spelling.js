// Words with a slip of the finger.

const ONE_SLIP = 4;
const TWO_SLIPS = 8;

/** How many slips a word of this length may have. */
function mostSlips(length) {
  return length >= TWO_SLIPS ? 2 : length >= ONE_SLIP ? 1 : 0;
}

/** The words nearest to `word`, none where all are farther than it may be. */
export function nearest(word, words) {
  let most = mostSlips(word.length);
  let found = [];
  if (!most) return found;
  for (const other of words) {
    const far = distance(word, other, most);
    if (far > most) continue;
    if (far < most) found = [];
    most = far;
    found.push(other);
  }
  return found;
}

/** Letters left out, added, changed or swapped between two words (optimal string alignment; Damerau
 *  1964); more than `most` is not counted out. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, n) => n)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** Where else a word may stand in the alphabet if its slip is at its beginning. */
export function otherStarts(word) {
  const places = [0, 1, 2].filter((n) => n + 1 < word.length);
  const swapped = places.map((n) => word.slice(0, n) + word[n + 1] + word[n] + word.slice(n + 2));
  const shorter = places.map((n) => word.slice(0, n) + word.slice(n + 1));
  const doubled = places.map((n) => word.slice(0, n + 1) + word.slice(n));
  return [...swapped, ...shorter, ...doubled];
}

// Keyboards: the characters of their keys, row by row, in the order of the keys; with Shift below.
// English (US), Russian and Kazakh as they are on personal computers.

const KEYBOARDS = {
  en: [
    "`1234567890-=" + "qwertyuiop[]" + "asdfghjkl;'" + "zxcvbnm,./",
    "~!@#$%^&*()_+" + "QWERTYUIOP{}" + 'ASDFGHJKL:"' + "ZXCVBNM<>?",
  ],
  ru: [
    "ё1234567890-=" + "йцукенгшщзхъ" + "фывапролджэ" + "ячсмитьбю.",
    'Ё!"№;%:?*()_+' + "ЙЦУКЕНГШЩЗХЪ" + "ФЫВАПРОЛДЖЭ" + "ЯЧСМИТЬБЮ,",
  ],
  kk: [
    '("әіңғ,.үұқөһ' + "йцукенгшщзхъ" + "фывапролджэ" + "ячсмитьбю№",
    ")!ӘІҢҒ;:ҮҰҚӨҺ" + "ЙЦУКЕНГШЩЗХЪ" + "ФЫВАПРОЛДЖЭ" + "ЯЧСМИТЬБЮ?",
  ],
};

/** What the same keys type on another keyboard; null where the first cannot have typed the text. */
export function retype(text, from, to) {
  const [typed, meant] = [KEYBOARDS[from].join(""), KEYBOARDS[to].join("")];
  const letters = [...text].map((c) => (c === " " ? c : meant[typed.indexOf(c)]));
  return letters.includes(undefined) ? null : letters.join("");
}

/** What may have been meant where the wrong keyboard was on: the page's language before others. */
export function retypeAll(text, tag) {
  const tags = Object.keys(KEYBOARDS);
  const wanted = [tag, ...tags.filter((other) => other !== tag)].filter((to) => tags.includes(to));
  const read = wanted.flatMap((to) => tags.filter((from) => from !== to).map((from) => retype(text, from, to)));
  return [...new Set(read)].filter((other) => other !== null && other !== text);
}

// Kazakh lemmas in the browser: the twin of glossa/lemma/kazakh.py, word for word the same answers.
// The rules and stems come as data (glossa.lemma.kk_data.build_browser_data); this file only walks
// them. Read kazakh.py and lemma/README.md for the why; names are the same in both.

const READABLE = /^(?=.*[а-яёәғқңөұүһі0-9])[а-яёәғқңөұүһіa-z0-9-]+$/;
const FIGURES = /^([0-9]+(-[0-9]+)*|[ivxlc]+)$/;
const ANY_CYRILLIC = /[\u0400-\u04ff]/;
const LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі0123456789-";
const LOOKALIKES = { i: "і", h: "һ", a: "а", e: "е", o: "о", p: "р", c: "с", x: "х", y: "у", k: "к" };
const MAX_LENGTH = 60;
const MAX_ABBREVIATION = 6;
const FAR = 1000000;
const VOICED = new Map([["қ", "ғ"], ["к", "г"], ["п", "б"]]);
const VOWELS = new Set("аәеёиоөуұүыіэюя");
const POS = {
  n: "noun", a: "adjective", v: "verb", d: "adverb", p: "pronoun", m: "numeral", w: "function", x: "name",
};

/** The word as the lemmatiser reads it: composed, small letters, plain hyphens, Cyrillic letters. */
export function foldWord(word) {
  const folded = word.normalize("NFC").replaceAll("\u00ad", "").toLowerCase().replace(/[\u2010\u2011]/g, "-");
  return folded.split("-").map(toCyrillic).join("-");
}

function toCyrillic(part) {
  return ANY_CYRILLIC.test(part) ? part.replace(/[ihaeopcxyk]/g, (c) => LOOKALIKES[c]) : part;
}

/** The dictionary form of a verb: бар -> бару, оқы -> оқу, қой -> қою, тап -> табу, қорқ -> қорқу. */
export function verbalNoun(stem) {
  const body = stem.slice(0, -1);
  const last = stem.slice(-1);
  if (last === "ы" || last === "і") return body + "у";
  if (last === "й") return body + "ю";
  if (VOICED.has(last) && VOWELS.has(body.slice(-1))) return body + VOICED.get(last) + "у";
  return stem + (last === "и" ? "ю" : "у");
}

function splitLast(word) {
  const place = word.lastIndexOf("-");
  return place < 0 ? ["", "", word] : [word.slice(0, place), "-", word.slice(place + 1)];
}

function buildIndex(rules) {
  const index = new Map();
  for (const [mark, tables] of [["", rules.suffixes], ["+", rules.derivations]]) {
    for (const [state, rows] of Object.entries(tables)) {
      for (const row of rows) {
        for (const last of row[0] ? row[0].at(-1) : LETTERS) {
          const key = mark + state + last;
          if (!index.has(key)) index.set(key, []);
          index.get(key).push(row);
        }
      }
    }
  }
  return index;
}

/** Words of which each says how many letters it shares with the one before (`a` none), then the rest. */
function* unfoldWords(folded) {
  let word = "";
  for (const [, shared, rest] of folded.matchAll(/([a-z])([^a-z]*)/g)) {
    word = word.slice(0, shared.charCodeAt(0) - 97) + rest;
    yield word;
  }
}

function unpackStems(packed) {
  const stems = new Map();
  for (const [letters, words] of Object.entries(packed)) {
    for (const stem of unfoldWords(words)) stems.set(stem, letters);
  }
  return stems;
}

function isBetter(a, b) {
  if (!b || a.cost !== b.cost) return !b || a.cost < b.cost;
  if (a.stem.length !== b.stem.length) return a.stem.length > b.stem.length;
  return a.kind !== b.kind ? a.kind < b.kind : a.stem < b.stem;
}

/** A lemmatiser over the data of `build_browser_data`: `lemmatize(word) -> {key, headword, pos}`. */
export class KazakhLemmatizer {
  constructor(data) {
    this.rules = data.rules;
    this.stems = unpackStems(data.stems);
    this.syncope = new Map(Object.entries(data.syncope));
    this.capitals = new Map(data.capitals.split(" ").map((word) => [word.toLowerCase(), word]));
    this.exceptions = new Map(Object.entries(data.exceptions));
    this.index = buildIndex(data.rules);
    this.vowels = new Map();
    for (const kind of ["back", "front", "open"]) {
      for (const letter of data.rules.letters[kind]) this.vowels.set(letter, kind);
    }
    this.stemCosts = new Map();
    this.lemmas = new Map();
  }

  lemmatize(word) {
    const folded = foldWord(word);
    if (!this.lemmas.has(folded)) this.lemmas.set(folded, this.findLemma(folded));
    return this.lemmas.get(folded);
  }

  findLemma(folded) {
    const exception = this.exceptions.get(folded);
    if (exception) return this.lemma(exception[0], exception[1]);
    if (!READABLE.test(folded) || folded.length < 2 || folded.length > MAX_LENGTH) {
      return { key: folded, headword: folded, pos: "other" };
    }
    const [head, hyphen, tail] = splitLast(folded);
    if (hyphen && this.rules.particles.includes(tail) && !this.stems.has(folded)) return this.lemmatize(head);
    return this.bestLemma(folded);
  }

  bestLemma(word) {
    const reading = this.read(word);
    if (!reading) return { key: word, headword: word, pos: "other" };
    const stem = this.ownPart(reading.stem);
    return this.lemma(stem, this.letter(reading.kind, stem));
  }

  ownPart(stem) {
    const [head, hyphen, tail] = splitLast(stem);
    if (!hyphen || !tail || this.stems.has(stem)) return stem;
    const isEcho = (head.length === 2 || head.length === 3) && head.endsWith("п") && tail.startsWith(head.slice(0, -1));
    return isEcho || FIGURES.test(head) ? tail : stem;
  }

  letter(kind, stem) {
    if (kind === "v") return "v";
    const letters = (this.stems.get(stem) ?? "").replace("v", "");
    return letters[0] ?? (/^[0-9]+$/.test(stem) ? "m" : "n");
  }

  lemma(stem, letter) {
    const headword = letter === "v" ? verbalNoun(stem) : (this.capitals.get(stem) ?? stem);
    return { key: stem, headword, pos: POS[letter] };
  }

  /** The cheapest reading of a folded word. */
  read(word) {
    this.best = null;
    for (const [state, cost] of Object.entries(this.rules.final)) this.walk(state, word, cost, true);
    return this.best;
  }

  offer(cost, kind, stem) {
    const reading = { cost, kind, stem };
    if (isBetter(reading, this.best)) this.best = reading;
  }

  rows(key, word) {
    return (this.index.get(key + word.at(-1)) ?? []).filter((row) => word.endsWith(row[0]));
  }

  walk(state, word, cost, bare) {
    if (state === "n" || state === "v") this.readStem(state, word, cost, bare);
    for (const [cut, restore, left, harmony, before, price] of this.rows(state, word)) {
      const base = word.slice(0, word.length - cut.length) + restore;
      if (base.endsWith("-") && !restore) {
        this.afterHyphen(base, before.split(" "), cost + price);
      } else if (this.joins(base, left, harmony)) {
        for (const previous of before.split(" ")) this.walk(previous, base, cost + price, false);
      }
    }
  }

  readStem(kind, stem, cost, bare) {
    const price = this.stemCost(kind, stem, bare);
    if (price < FAR) this.offer(cost + price, kind, stem);
    const full = bare ? undefined : this.syncope.get(stem);
    if (full && this.knownCost(kind, full, bare) < FAR) this.offer(cost, kind, full);
  }

  afterHyphen(base, states, cost) {
    const stem = base.slice(0, -1);
    const isLong = splitLast(stem)[2].length > MAX_ABBREVIATION;
    if (!stem || (isLong && !/[a-z]/.test(stem))) return;
    for (const state of states) {
      if (state === "n") this.offer(cost + (this.stems.has(stem) ? 0 : this.rules.unknown.hyphen), "n", stem);
      for (const [cut, restore, , , before, price] of this.rows(state, base)) {
        if (!cut && !restore) this.afterHyphen(base, before.split(" "), cost + price);
      }
    }
  }

  joins(base, left, harmony) {
    if (base.length < 2 && !this.stems.has(base)) return false;
    const last = base.endsWith("ь") ? base.slice(-2, -1) : base.at(-1);
    return (!left || left.includes(last)) && (!harmony || this.sounds(base, harmony));
  }

  sounds(base, harmony) {
    const last = base.length - 1;
    for (let place = last; place >= 0; place -= 1) {
      const kind = this.vowels.get(base[place]);
      if ("ьи".includes(base[place]) || (kind === "open" && place < last)) return true;
      if (kind === "back" || kind === "front") return kind === harmony;
    }
    return true;
  }

  stemCost(kind, stem, bare) {
    const key = `${kind}${bare ? "+" : "-"}${stem}`;
    if (!this.stemCosts.has(key)) this.stemCosts.set(key, this.weighStem(kind, stem, bare));
    return this.stemCosts.get(key);
  }

  weighStem(kind, stem, bare) {
    const known = this.knownCost(kind, stem, bare);
    if (known < FAR) return known;
    const [head, hyphen, tail] = splitLast(stem);
    if (!hyphen) return Math.min(this.derivedCost(kind, stem, 2), this.unknownCost(kind, stem));
    if (!head || !tail) return FAR;
    return this.rules.unknown.hyphen + this.stemCost(kind, tail, false);
  }

  knownCost(kind, stem, bare) {
    const letters = this.stems.get(stem);
    if (letters === undefined) return FAR;
    const cost = Math.min(...[...letters].map((letter) => this.classCost(kind, letter, bare)));
    const { known } = this.rules;
    if (kind === "v") return cost + ("ыі".includes(stem.at(-1)) ? known["verb in ы, і"] : 0);
    return cost + (bare ? known["bare nominal"] : 0);
  }

  classCost(kind, letter, bare) {
    if ((letter === "v") !== (kind === "v") || (letter === "w" && !bare)) return FAR;
    const { known } = this.rules;
    return known[letter] + (letter === "d" && !bare ? known["inflected adverb"] : 0);
  }

  derivedCost(kind, stem, depth) {
    let best = FAR;
    for (const [cut, restore, left, harmony, before, price] of this.rows(`+${kind}`, stem)) {
      const base = stem.slice(0, stem.length - cut.length) + restore;
      if (stem.length <= cut.length + 1 || !this.joins(base, left, harmony)) continue;
      let below = this.knownCost(before, base, false);
      if (below === FAR && depth > 1) below = this.derivedCost(before, base, depth - 1);
      best = Math.min(best, below + price);
    }
    return best;
  }

  unknownCost(kind, stem) {
    const { unknown } = this.rules;
    if (/^[0-9]+$/.test(stem)) return kind === "n" ? unknown.figure : FAR;
    if (![...stem].some((letter) => this.vowels.has(letter))) return kind === "v" ? FAR : unknown.n;
    const cost = unknown[kind] + unknown.letter * stem.length + (unknown.short[stem.length] ?? 0);
    return cost + this.pairShape(kind, stem) + (kind === "v" ? this.verbShape(stem) : this.nounShape(stem));
  }

  pairShape(kind, stem) {
    const { unknown } = this.rules;
    const pair = stem.slice(-2);
    if ([...pair].some((letter) => this.vowels.has(letter) || "ьъ-".includes(letter))) return 0;
    return unknown.pairs[kind].includes(pair) ? 0 : unknown.pair_final;
  }

  verbShape(stem) {
    const { unknown } = this.rules;
    return unknown.verb_bad.includes(stem.at(-1)) ? unknown.verb_final : 0;
  }

  nounShape(stem) {
    const { unknown } = this.rules;
    if (stem.length > 4 && this.rules.usual_endings.some((ending) => stem.endsWith(ending))) return unknown.usual;
    return ["illegal", "foreign", "narrow"]
      .filter((letters) => unknown[letters].includes(stem.at(-1)))
      .reduce((sum, letters) => sum + unknown[`${letters}_final`], 0);
  }
}

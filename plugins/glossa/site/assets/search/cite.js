// What a reader types to jump to a provision: the twin of glossa/cite/query.py, which has the whole
// grammar of citations behind it. Here its words suffice (glossa.export.search_cite); that both read
// alike is tested with common vectors (tests/site/citation_queries.tsv).

const TOKEN = /(?<decimal>\d+(?:[./]\d+)+)|(?<number>\d+(?:[-‐‑]\d+)*)(?<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]*)|(?<word>\p{L}+(?:[-‐‑’']?\p{L}+)*)|(?<mark>[^\s])/gu;
const RANK = ["sec", "chp", "annex", "rec", "art", "para", "part", "subpara", "point", "item"];
const ROOTS = new Set(["sec", "chp", "annex", "rec", "art"]);
const BELOW = { art: "para", para: "subpara", part: "subpara", subpara: "subpara" };
const MARKS = new Set([..."().,;/-–—‐‑№§\"«»“”'’"]);
const LONGEST = 200;
const SHORTEST_STEM = 3;
const VOWELS = "аәеиоөуүұыіэюя";
const VOICELESS = { ғ: "қ", г: "к", б: "п" };
const TO_CYRILLIC = new Map([..."iaceopxyəëё"].map((c, n) => [c, "іасеорхуәее"[n]]));
const DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function foldWord(word) {
  const low = word.toLowerCase();
  return /[\u0400-\u04ff]/.test(low) ? [...low].map((c) => TO_CYRILLIC.get(c) ?? c).join("") : low;
}

function readTokens(text) {
  return [...text.matchAll(TOKEN)].flatMap(({ groups: g }) => {
    if (g.decimal) return g.decimal.split(/[./]/).map((value) => ({ number: value, dotted: true }));
    if (g.number) return [{ number: number(g.number, g.raised) }];
    return [g.word ? { word: foldWord(g.word), text: g.word } : { mark: g.mark }];
  });
}

function number(plain, raised) {
  const joined = plain.replace(/[‐‑]/g, "-");
  return raised ? `${joined}-${[...raised].map((c) => DIGITS.indexOf(c)).join("")}` : joined;
}

/** A folded word without its ending, as `glossa.cite.acts.stem` cuts it. */
export function stem(word, language, endings) {
  const bare = cut(word, endings);
  if (language !== "kk") return bare;
  let shorter = bare;
  for (let next = withoutOwner(shorter); next !== shorter; next = withoutOwner(shorter)) shorter = next;
  const last = shorter.at(-1);
  if ((last === "т" || last === "д") && shorter.length > SHORTEST_STEM && !VOWELS.includes(shorter.at(-2))) {
    shorter = shorter.slice(0, -1);
  }
  return shorter.slice(0, -1) + (VOICELESS[shorter.at(-1)] ?? shorter.at(-1) ?? "");
}

function cut(word, endings) {
  const ending = endings.find((e) => word.endsWith(e) && word.length - e.length >= SHORTEST_STEM);
  return ending ? word.slice(0, -ending.length) : word;
}

function withoutOwner(word) {
  if (!/[ыі]$/.test(word) || word.length <= SHORTEST_STEM) return word;
  const afterVowel = word.at(-2) === "с" && VOWELS.includes(word.at(-3));
  return afterVowel && word.length - 2 >= SHORTEST_STEM ? word.slice(0, -2) : word.slice(0, -1);
}

/** Reads queries with the words of `export_citation_words`. */
export class CitationReader {
  constructor(data) {
    this.data = data;
    this.fillers = new Set(data.fillers);
    this.names = Object.entries(data.acts).map(([language, names]) => [language, byFirst(names)]);
  }

  /** `{act, steps: [[unit, number], …], named}` for a query that names a provision, else null. */
  read(text, defaultAct) {
    const query = text.trim().slice(0, LONGEST);
    const direct = readAddress(query, defaultAct);
    if (direct) return direct;
    const { act, rest } = this.takeAct(readTokens(query));
    const items = this.items(rest);
    const steps = items && (items.some((item) => item.unit) ? withUnits(items) : compact(items));
    return steps ? { act: act || defaultAct, steps, named: Boolean(act) } : null;
  }

  takeAct(tokens) {
    let best = null;
    tokens.forEach((token, at) => {
      if (!token.word) return;
      const short = this.data.short[token.word] ?? this.data.short[token.word.split("-")[0]];
      if (short) best = longer(best, { act: short, at, end: at + 1 });
      for (const [language, names] of this.names) best = longer(best, this.named(tokens, at, language, names));
    });
    if (!best) return { act: null, rest: tokens };
    return { act: best.act, rest: [...tokens.slice(0, best.at), ...tokens.slice(best.end)] };
  }

  named(tokens, at, language, names) {
    const endings = this.data.endings[language];
    let found = null;
    for (const [act, ...stems] of names.get(stem(tokens[at].word, language, endings)) ?? []) {
      let end = at;
      let matched = 0;
      for (; end < tokens.length && matched < stems.length; end += 1) {
        const { word, mark } = tokens[end];
        if (word && stem(word, language, endings) === stems[matched]) matched += 1;
        else if (!(mark && matched)) break;
      }
      if (matched === stems.length) found = longer(found, { act, at, end });
    }
    return found;
  }

  /** Numbers and units in order; null where there is another word. */
  items(tokens) {
    const found = [];
    for (const [at, token] of tokens.entries()) {
      if (token.number) {
        found.push({ number: token.number, after: tokens[at - 1] });
      } else if (token.word) {
        const item = this.item(token, tokens[at - 1], found.at(-1));
        if (item === null) return null;
        if (item) found.push(item);
      } else if (!MARKS.has(token.mark)) {
        return null;
      }
    }
    return found;
  }

  item({ word, text }, before, previous) {
    const { units, kazakh, ordinals } = this.data;
    if (kazakh[word]) return { unit: kazakh[word], behind: true };
    if (units[word] && !(before?.mark === "(")) return { unit: units[word] };
    if (ordinals[word]) return { number: String(ordinals[word]), ordinal: true };
    if (/^[a-z]$/.test(text) && (before?.mark === "(" || previous)) return { number: text, after: before };
    if (/^[IVXLC]+$/.test(text)) return { number: String(roman(text)), after: before };
    // The ending of an ordinal: 5-й.
    if (previous?.number && /^[-‐‑]$/.test(before?.mark ?? "") && word.length < 3) return undefined;
    return this.fillers.has(word) ? undefined : null;
  }
}

function byFirst(names) {
  const found = new Map();
  for (const name of names) {
    if (!found.has(name[1])) found.set(name[1], []);
    found.get(name[1]).push(name);
  }
  return found;
}

function longer(best, other) {
  return other && (!best || other.end - other.at > best.end - best.at) ? other : best;
}

function roman(text) {
  const values = [...text].map((c) => ({ I: 1, V: 5, X: 10, L: 50, C: 100 })[c]);
  return values.reduce((sum, value, n) => sum + (value < (values[n + 1] ?? 0) ? -value : value), 0);
}

const STEP = /^(?:(?:sec|chp|annex|rec|art|para|part|subpara|point|item)_[0-9a-z-]+)(?:__[a-z]+_[0-9a-z-]+)*$/;

/** An eId, an address, or the address of a page. */
function readAddress(query, defaultAct) {
  const [place, fragment] = query.replace(/^https?:\/\/[^/]+/, "").split("#");
  const pieces = place.split("/").filter(Boolean);
  const last = pieces.at(-1) ?? "";
  const slug = /^art-(\d+(?:-\d+)*)$/.exec(last);
  const eid = [fragment, slug ? `art_${slug[1]}` : last].find((text) => text && STEP.test(text));
  if (!eid || /\s/.test(query)) return null;
  const act = pieces.length > 1 ? pieces.at(-2) : null;
  return { act: act ?? defaultAct, steps: eid.split("__").map((step) => splitStep(step)), named: Boolean(act) };
}

function splitStep(step) {
  const at = step.indexOf("_");
  return [step.slice(0, at), step.slice(at + 1)];
}

/** `17.3.3`, `17(3)(3)`, `17 3 3`: article, paragraph, subparagraph. */
function compact(items) {
  if (!items.length || items.length > 4 || items.some((item) => item.ordinal)) return null;
  if (!/^\d/.test(items[0].number)) return null;
  return descend([["art", items[0].number]], items.slice(1));
}

function descend(steps, items) {
  return items.reduce((above, { number: value }) => {
    const [unit] = above.at(-1);
    return [...above, [/^\d/.test(value) ? (BELOW[unit] ?? "subpara") : "point", value]];
  }, steps);
}

function withUnits(items) {
  const groups = pair(items);
  if (!groups) return null;
  groups.sort((a, b) => RANK.indexOf(a[0][0]) - RANK.indexOf(b[0][0]));
  const units = groups.map((group) => group[0][0]);
  if (new Set(units).size < units.length || !ROOTS.has(units[0])) return null;
  // Only the innermost may go on in brackets or after dots: `п. 3 ст. 17(1)` is none.
  return groups.slice(0, -1).some((group) => group.length > 1) && groups.length > 1
    ? merge(groups)
    : groups.flat();
}

/** `para 3 of art 17(2)` contradicts itself; `point (c) of Article 5(1)` does not. */
function merge(groups) {
  const steps = groups.flat();
  const ranks = steps.map(([unit]) => RANK.indexOf(unit));
  return ranks.every((rank, n) => n === 0 || rank > ranks[n - 1]) ? steps : null;
}

/** Each unit with its number, and the numbers that hang on it. */
function pair(items) {
  const groups = [];
  let free = null;
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item.number !== undefined) {
      const next = items[at + 1];
      const waits = next?.unit && (next.behind || (item.ordinal && items[at + 2]?.number === undefined) || (item.ordinal && !groups.length && items[at + 2]?.unit));
      if (waits || (item.ordinal && next?.unit && !groups.length)) {
        if (free) return null;
        free = item;
      } else if (groups.length && hangs(item)) {
        groups.push(descend(groups.pop(), [item]));
      } else {
        return null;
      }
    } else if (free) {
      groups.push([[item.unit, free.number]]);
      free = null;
    } else if (items[at + 1]?.number !== undefined && !item.behind) {
      groups.push([[item.unit, items[at + 1].number]]);
      at += 1;
    } else {
      return null;
    }
  }
  return free ? null : groups;
}

function hangs(item) {
  return item.after === undefined || item.after?.mark !== ",";
}

/** How a reading is written as an address. */
export function writeAddress({ act, steps }) {
  return `${act}/${steps.map(([unit, value]) => `${unit}_${value}`).join("__")}`;
}

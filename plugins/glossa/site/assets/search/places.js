// From what a citation names to the unit that is there.

/** The addresses of `places.json`. */
export class Places {
  constructor(data) {
    this.data = data;
    this.units = new Map();
    let act = "";
    data.targets.split(" ").forEach((target, unit) => {
      const full = target.startsWith("/") ? act + target : target;
      if (full.includes("/")) act = full.slice(0, full.indexOf("/"));
      if (!this.units.has(full)) this.units.set(full, unit);
    });
    for (const [other, target] of Object.entries(data.also)) {
      if (!this.units.has(other) && this.units.has(target)) this.units.set(other, this.units.get(target));
    }
  }

  /** The unit a reading of `CitationReader` means; its nearest holder where it is not there. */
  find({ act, steps, named }) {
    const known = this.data.names[act] ?? act;
    const acts = named ? [known] : [known, ...this.acts(steps[0]).filter((other) => other !== known)];
    for (const candidate of acts) {
      const unit = this.within(candidate, steps);
      if (unit !== undefined) return unit;
    }
    return undefined;
  }

  acts([unit, number]) {
    const end = `/${unit}_${number}`;
    return [...this.units.keys()].filter((key) => key.endsWith(end)).map((key) => key.slice(0, -end.length));
  }

  within(act, steps) {
    const write = (some) => `${act}/${some.map(([unit, number]) => `${unit}_${number}`).join("__")}`;
    const exact = this.units.get(write(steps));
    if (exact !== undefined) return exact;
    const alike = this.alike(act, steps);
    if (alike !== undefined) return alike;
    for (let length = steps.length - 1; length > 0; length -= 1) {
      const holder = this.units.get(write(steps.slice(0, length))) ?? this.alike(act, steps.slice(0, length));
      if (holder !== undefined) return holder;
    }
    return steps[0][0] === "chp" || steps[0][0] === "sec" ? this.units.get(`act:${act}`) : undefined;
  }

  /** A provision of the article with the same numbers, whatever its units are called. */
  alike(act, steps) {
    if (steps[0][0] !== "art") return undefined;
    const start = `${act}/art_${steps[0][1]}`;
    const wanted = steps.slice(1).map(([, number]) => number).join(".");
    for (const [key, unit] of this.units) {
      if (!key.startsWith(start) || (key.length > start.length && !key.startsWith(`${start}__`))) continue;
      const inner = key.slice(start.length + 2).split("__").filter((step) => step && step !== "part_1");
      if (inner.map((step) => step.slice(step.indexOf("_") + 1)).join(".") === wanted) return unit;
    }
    return undefined;
  }

  /** The unit of an id: of a note, a term. */
  byId(text) {
    return this.units.get(`note:${text}`) ?? this.units.get(`term:${text}`) ?? this.units.get(text);
  }
}

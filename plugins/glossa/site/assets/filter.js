// The lists that count proposals become boxes to choose from; cards that do not fit are hidden.

import { here } from "./here.js";

const lists = [...document.querySelectorAll("[data-facet]")];
const section = lists[0]?.closest("section");

if (section) {
  const cards = [...document.querySelectorAll(".g-section > .g-card[id]")];
  const chosen = new Map();
  const bar = document.createElement("div");
  bar.className = "g-filter";

  const show = () => {
    const sets = [...chosen.values()].filter(Boolean);
    for (const card of cards) card.hidden = !sets.every((ids) => ids.has(card.id));
    for (const group of new Set(cards.map((card) => card.closest("section")))) {
      group.hidden = [...group.querySelectorAll(".g-card")].every((card) => card.hidden);
    }
  };

  for (const list of lists) {
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.add(new Option("–", ""));
    const values = [...list.children].map(
      (line) => new Set([...line.querySelectorAll("a")].map((a) => decodeURIComponent(a.hash.slice(1)))),
    );
    [...list.children].forEach((line, n) =>
      select.add(new Option(line.querySelector(".g-facet__name").textContent, String(n))),
    );
    select.addEventListener("change", () => {
      chosen.set(list, select.value === "" ? null : values[Number(select.value)]);
      show();
    });
    label.append(`${list.getAttribute("aria-label")} `, select);
    bar.append(label);
  }
  section.querySelector("h2").after(bar);

  // Whoever follows a link to a card wants to see it.
  addEventListener("hashchange", () => {
    const card = here();
    if (!card?.hidden) return;
    for (const select of bar.querySelectorAll("select")) select.value = "";
    chosen.clear();
    show();
    card.scrollIntoView();
  });
}

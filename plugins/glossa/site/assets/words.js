// A box that leaves only what matches: entries and lines that carry `data-filter`.

import { here } from "./here.js";

const fold = (text) => text.toLowerCase().replaceAll("ё", "е");

for (const box of document.querySelectorAll(".g-filter")) {
  const items = [...document.querySelectorAll("[data-filter]")];
  const groups = [...document.querySelectorAll(".g-index, .g-folded")];
  const input = box.querySelector("input");
  const shown = box.querySelector("output");
  const apply = () => {
    const wanted = fold(input.value.trim());
    for (const item of items) item.hidden = !fold(item.dataset.filter).includes(wanted);
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-filter]:not([hidden])");
      if (group.matches("details")) group.open = Boolean(wanted) && !group.hidden;
    }
    shown.value = wanted ? items.filter((item) => !item.hidden).length : "";
  };
  box.hidden = false;
  input.addEventListener("input", apply);
  apply();
}

// A folded entry that an address leads to is unfolded.
const open = () => here()?.closest("details")?.setAttribute("open", "");
addEventListener("hashchange", open);
open();

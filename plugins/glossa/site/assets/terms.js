// A defined term shows its definition, taken from the glossary at the foot of the page, on hover,
// focus and tap. It stays while the pointer is on it, and Escape dismisses it (WCAG 1.4.13).

const tip = document.createElement("div");
tip.id = "g-tip";
tip.className = "g-tip";
tip.setAttribute("role", "tooltip");
tip.hidden = true;

let shown = null;
let waiting = 0;

const definitionOf = (link) => document.getElementById(`s-${link.hash.slice(1)}`);

function place(link) {
  const words = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const width = Math.min(360, document.documentElement.clientWidth - 16);
  const left = Math.min(words.left, document.documentElement.clientWidth - width - 8);
  tip.style.width = `${width}px`;
  tip.style.left = `${Math.max(8, left) + scrollX}px`;
  const above = words.bottom + tip.offsetHeight + 8 > innerHeight && words.top > tip.offsetHeight;
  tip.style.top = `${(above ? words.top - tip.offsetHeight : words.bottom) + scrollY}px`;
}

function show(link) {
  clearTimeout(waiting);
  const entry = definitionOf(link);
  if (!entry || shown === link) return;
  hide();
  tip.replaceChildren(...[...entry.children].map((part) => part.cloneNode(true)));
  tip.hidden = false;
  shown = link;
  link.setAttribute("aria-describedby", tip.id);
  place(link);
}

function hide() {
  clearTimeout(waiting);
  shown?.removeAttribute("aria-describedby");
  shown = null;
  tip.hidden = true;
}

/** Leaves time for the pointer to reach the definition. */
const hideSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(hide, 250);
};

const links = [...document.querySelectorAll("a.g-term")].filter(definitionOf);
if (links.length) document.body.append(tip);
for (const link of links) {
  let tapped = false;
  link.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(link));
  link.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hideSoon());
  link.addEventListener("pointerdown", (event) => (tapped = event.pointerType !== "mouse" && shown !== link));
  link.addEventListener("focus", () => show(link));
  link.addEventListener("blur", hideSoon);
  // The first tap shows the definition, the second follows the link.
  link.addEventListener("click", (event) => {
    if (!tapped) return;
    tapped = false;
    event.preventDefault();
    show(link);
  });
}
tip.addEventListener("pointerenter", () => clearTimeout(waiting));
tip.addEventListener("pointerleave", hideSoon);
addEventListener("keydown", (event) => event.key === "Escape" && hide());
addEventListener("pointerdown", (event) => {
  if (!event.target.closest?.(".g-tip, .g-term")) hide();
});

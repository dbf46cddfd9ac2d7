// The search box of every page: loads the search when it is first wanted.

const form = document.querySelector(".g-search");
const page = document.getElementById("g-results");

function isTyping(target) {
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}

/** `/` and `s` go to the box, as in the theme's own search. */
function listenForKeys(box) {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key !== "/" && event.key !== "s") return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

if (form) {
  const box = form.querySelector("input");
  form.action = form.dataset.results;
  listenForKeys(page ? page.querySelector("input") : box);
  const start = async () => (await import("./suggest.js")).startSuggesting(form);
  box.addEventListener("focus", start, { once: true });
  if (document.activeElement === box) start();
}
if (page && form) import("./results.js").then(({ showResults }) => showResults(page, form));

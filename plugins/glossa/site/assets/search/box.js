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

/** Until the search has loaded there is no list to close: Esc leaves the box. */
function listenForEscape(form, box) {
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !form.dataset.ready) box.blur();
  });
}

/** Where the box has room it says what it takes; a narrow one does when it is opened. */
function showHint(box) {
  const short = box.placeholder;
  const wide = matchMedia("(min-width: 60em)");
  const show = () => {
    box.placeholder = wide.matches || document.activeElement === box ? box.ariaLabel : short;
  };
  for (const kind of ["focus", "blur"]) box.addEventListener(kind, show);
  wide.addEventListener("change", show);
  show();
}

if (form) {
  const box = form.querySelector("input");
  let suggestions = null;
  const start = () => (suggestions ??= import("./suggest.js").then(({ Suggestions }) => new Suggestions(form)));
  form.action = form.dataset.results;
  showHint(box);
  listenForKeys(page ? page.querySelector("input") : box);
  listenForEscape(form, box);
  box.addEventListener("focus", start, { once: true });
  if (document.activeElement === box) start();
  // Enter may come before the search has loaded; without it the form goes to the page of results.
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start().then((ready) => ready.submit()).catch(() => form.submit());
  });
}
if (page && form) import("./results.js").then(({ showResults }) => showResults(page, form));

// On a page without a language: go where the reader's language is, keep the place in the page.
(() => {
  const doors = [...document.querySelectorAll("a[data-language]")];
  const kept = (() => {
    try {
      return localStorage.getItem("glossa.language");
    } catch {
      return null;
    }
  })();
  const wanted = [kept, ...navigator.languages].filter(Boolean).map((tag) => tag.split("-")[0]);
  const door = wanted.map((tag) => doors.find((a) => a.dataset.language === tag)).find(Boolean);
  for (const a of doors) a.hash = location.hash;
  if (door) location.replace(door.href);
})();

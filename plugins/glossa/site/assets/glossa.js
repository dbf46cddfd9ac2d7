// Switching the language keeps the place in the page and is remembered.
(() => {
  const links = [...document.querySelectorAll(".g-languages a[hreflang]")];
  const keepPlace = () => links.forEach((a) => (a.hash = location.hash));
  keepPlace();
  addEventListener("hashchange", keepPlace);
  for (const a of links) {
    a.addEventListener("click", () => {
      try {
        localStorage.setItem("glossa.language", a.hreflang);
      } catch {
        // Storage may be switched off; the link works all the same.
      }
    });
  }
})();

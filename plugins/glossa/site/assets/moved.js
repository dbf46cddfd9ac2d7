// At an old address: go where the page is now, or the place on it that was asked for.
(() => {
  const asked = (() => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null;
    }
  })();
  const door = asked?.querySelector("a") ?? document.querySelector("a[data-moved]");
  const url = new URL(door.href);
  url.hash ||= location.hash;
  location.replace(url);
})();

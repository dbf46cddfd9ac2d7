// Loaded before the first paint, so that a chosen light or dark does not flash.
try {
  const theme = localStorage.getItem("glossa.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be switched off; the page follows the system.
}

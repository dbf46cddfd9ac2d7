/** The element that the address names, if any: a fragment may hold anything, stray percent signs too. */
export const here = () => {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null;
  }
};

// What the browser keeps for these pages: nothing in a frame whose site it lets keep nothing.
const kept = (kind) => {
  try {
    return window[kind];
  } catch {
    return { getItem: () => null, setItem: () => {}, removeItem: () => {} };
  }
};
// Before the page is drawn: the theme of the link that was opened, the chosen one, or the system's.
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = root.dataset.theme || kept("localStorage").getItem("synq-theme");
    root.dataset.bsTheme = chosen || (system.matches ? "dark" : "light");
  };
  system.addEventListener("change", apply);
  apply();
})();

// Runs a behaviour on each element that carries its mark, once, and again for what htmx brings in later.
export const enhance = (selector, make) => {
  const seen = new WeakSet();
  const run = () => {
    for (const element of document.querySelectorAll(selector)) {
      if (seen.has(element)) continue;
      seen.add(element);
      make(element);
    }
  };
  run();
  document.addEventListener("htmx:load", run);
};

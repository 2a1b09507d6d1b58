// `/` jumps to the search field; in table[data-rows] the arrows move from row to row, Enter opens (it is a link), a click anywhere in the row too.
const typing = (element) => element.closest("input, textarea, select, [contenteditable]") !== null;
const links = () => [...document.querySelectorAll("table[data-rows] a.rowlink")];

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const search = document.querySelector("[data-slash]");
  if (event.key === "/" && search && !typing(event.target)) {
    event.preventDefault();
    search.focus();
    search.select();
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const fromSearch = event.target === search && step === 1;
  if (!step || !(fromSearch || event.target.closest("table[data-rows] tr")) || event.target.matches("select")) return;
  const all = links();
  const here = fromSearch ? -1 : all.indexOf(event.target.closest("tr").querySelector("a.rowlink"));
  const next = all[here + step] ?? (here + step < 0 ? search : null);
  if (next) {
    event.preventDefault();
    next.focus();
  }
});

addEventListener("click", (event) => {
  const row = event.target.closest("table[data-rows] tbody tr");
  if (!row || event.target.closest("a, button, input, label, select, summary") || String(getSelection())) return;
  const link = row.querySelector("a.rowlink");
  if (!link) return;
  if (event.ctrlKey || event.metaKey) open(link.href, "_blank", "noopener");
  else link.click();
});

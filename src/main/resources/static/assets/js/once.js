// <form data-once>: the second click of a double click goes nowhere. The server is safe without this; it only saves a wait.
const sent = new WeakSet();

addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-once]") || event.defaultPrevented) return;
  if (sent.has(form)) return event.preventDefault();
  sent.add(form);
  form.setAttribute("aria-busy", "true");
});

const release = (form) => {
  sent.delete(form);
  form.removeAttribute("aria-busy");
};
addEventListener("htmx:afterRequest", (event) => release(event.detail.elt));

// Back button: the page comes out of the browser's memory as it was left, and must be usable again.
addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-once]").forEach(release);
});

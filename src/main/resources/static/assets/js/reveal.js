// <button data-reveal="password" data-hide="Hide" hidden>Show</button>: lets people see what they type. Without this the button stays hidden.
for (const button of document.querySelectorAll("[data-reveal]")) {
  const field = document.getElementById(button.dataset.reveal);
  if (!field) continue;
  const show = button.textContent;
  const set = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? button.dataset.hide : show;
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.setAttribute("aria-controls", field.id);
  button.addEventListener("click", () => {
    set(field.type === "password");
    field.focus();
  });
  // Sent as a password field, so that the browser offers to save it and never keeps it as form history.
  field.form?.addEventListener("submit", () => set(false));
  set(false);
}

// <button data-reveal="password" data-hide="Hide" hidden>Show</button>: lets people see what they type. Without this the button stays hidden.
import { enhance } from "./enhance.js";

enhance("[data-reveal]", (button) => {
  const field = document.getElementById(button.dataset.reveal);
  if (!field) return;
  const words = button.textContent;
  const set = (shown) => {
    field.type = shown ? "text" : "password";
    button.textContent = shown ? button.dataset.hide : words;
  };
  button.hidden = false;
  button.setAttribute("aria-controls", field.id);
  button.addEventListener("click", () => {
    set(field.type === "password");
    field.focus();
  });
  // Sent as a password field, so that the browser offers to save it and never keeps it among typed texts.
  field.form?.addEventListener("submit", () => set(false));
});

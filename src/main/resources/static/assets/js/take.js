// <button data-take="password" value="four-words">: puts its words into the field, to be seen, kept by the browser and sent by the form's own button. Without this they are sent at once.
import { enhance } from "./enhance.js";

enhance("button[data-take]", (button) => {
  const field = document.getElementById(button.dataset.take);
  if (!field) return;
  button.addEventListener("click", (event) => {
    event.preventDefault();
    field.value = button.value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    const reveal = document.querySelector(`[data-reveal="${field.id}"]`);
    if (reveal && field.type === "password") reveal.click();
    field.focus();
  });
});

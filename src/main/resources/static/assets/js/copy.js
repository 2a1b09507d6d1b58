// <button data-copy="id" data-done="Copied" hidden>Copy</button>: shown only where the browser can copy.
import { enhance } from "./enhance.js";

enhance("[data-copy]", (button) => {
  if (!navigator.clipboard) return;
  const words = button.textContent;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    button.textContent = button.dataset.done;
    setTimeout(() => (button.textContent = words), 2000);
  });
});

// <button data-print hidden>Print</button>: the browser's own menu prints as well.
import { enhance } from "./enhance.js";

enhance("[data-print]", (button) => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

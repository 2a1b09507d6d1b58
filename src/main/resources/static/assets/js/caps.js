// <p data-caps="password" hidden>Caps Lock is on.</p>: said while typing, since the field shows only dots.
// Stays when the field is left: the button below must not move while it is being pressed.
import { enhance } from "./enhance.js";

enhance("[data-caps]", (hint) => {
  const field = document.getElementById(hint.dataset.caps);
  const look = (event) => {
    if (event.getModifierState) hint.hidden = !event.getModifierState("CapsLock");
  };
  hint.setAttribute("role", "status");
  field?.addEventListener("keydown", look);
  field?.addEventListener("keyup", look);
});

// <p data-caps="password" hidden>Caps Lock is on.</p>: said while typing, since the field shows only dots.
for (const hint of document.querySelectorAll("[data-caps]")) {
  const field = document.getElementById(hint.dataset.caps);
  hint.setAttribute("role", "status");
  const look = (event) => {
    if (event.getModifierState) hint.hidden = !event.getModifierState("CapsLock");
  };
  field?.addEventListener("keydown", look);
  field?.addEventListener("keyup", look);
  field?.addEventListener("blur", () => (hint.hidden = true));
}

// <input data-domains="gmail.com orange.fr" data-didyoumean="hint-id">: offers the well-known domain next to a mistyped one. Never corrects by itself.
import { enhance } from "./enhance.js";

const within = (a, b, limit) => {
  if (Math.abs(a.length - b.length) > limit) return false;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), swap ? before[j - 2] + 1 : Infinity);
    }
    before = row;
    row = next;
  }
  return row[b.length] <= limit;
};

export const nearest = (address, domains) => {
  const at = address.lastIndexOf("@");
  const typed = address.slice(at + 1).toLowerCase();
  if (at < 1 || typed.length < 4 || domains.includes(typed)) return null;
  const near = domains.filter((domain) => within(typed, domain, typed.length > 9 ? 2 : 1));
  const best = near.find((domain) => within(typed, domain, 1)) ?? near[0];
  return best ? address.slice(0, at + 1) + best : null;
};

enhance("input[data-domains]", (field) => {
  const hint = document.getElementById(field.dataset.didyoumean);
  if (!hint) return;
  const words = hint.dataset.text ?? hint.textContent;
  hint.setAttribute("role", "status");
  const look = () => {
    const better = nearest(field.value.trim(), field.dataset.domains.split(" "));
    hint.hidden = !better;
    if (!better) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button link";
    button.textContent = better;
    button.addEventListener("click", () => {
      field.value = better;
      hint.hidden = true;
      field.focus();
    });
    hint.replaceChildren(`${words} `, button, "?");
  };
  // After a pause in typing, never on leaving the field: the line would push the button away from under the finger.
  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, 350);
  });
});

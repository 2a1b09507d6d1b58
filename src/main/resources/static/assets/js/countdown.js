// <p data-countdown="2026-11-22T17:20:00Z" data-text="still {0}" data-over="This code is over.">: without this the page says until when.
// Not announced each second: screen readers keep the sentence the server wrote, and hear only that it is over.
import { enhance } from "./enhance.js";

enhance("[data-countdown]", (place) => {
  const end = Date.parse(place.dataset.countdown);
  const shown = document.createElement("span");
  shown.setAttribute("aria-hidden", "true");
  const kept = document.createElement("span");
  kept.className = "sr";
  kept.textContent = place.textContent;
  place.setAttribute("role", "status");
  place.replaceChildren(kept, shown);
  const tick = () => {
    const left = Math.round((end - Date.now()) / 1000);
    if (left <= 0) place.textContent = place.dataset.over;
    if (left <= 0 || !place.isConnected) return clearInterval(timer);
    const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    shown.textContent = place.dataset.text.replace("{0}", time);
  };
  const timer = setInterval(tick, 1000);
  tick();
});

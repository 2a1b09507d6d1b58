// <form data-passkey="/where/to/ask" hidden>: shows a passkey by its button, and from the autofill of a field that says "webauthn".
import { enhance } from "./enhance.js";
import { asked, bytes, known, send, text } from "./webauthn.js";

const RENEW = 10 * 60 * 1000;

enhance("form[data-passkey]", async (form) => {
  if (!window.PublicKeyCredential) return;
  let waiting = new AbortController();

  const show = async (options, mediation) => {
    waiting.abort();
    waiting = new AbortController();
    const { signal } = waiting;
    try {
      const shown = await navigator.credentials.get({
        mediation,
        signal,
        publicKey: {
          challenge: bytes(options.challenge),
          rpId: options.rpId,
          userVerification: "required",
          allowCredentials: known(options.allow),
        },
      });
      send(form, {
        credential: text(shown.rawId),
        client: text(shown.response.clientDataJSON),
        data: text(shown.response.authenticatorData),
        signature: text(shown.response.signature),
      });
    } catch (refused) {
      // Dismissed by the person, or renewed by us: everything else on the page still works.
      if (mediation !== "conditional") offer();
    }
  };

  const field = document.querySelector('input[autocomplete~="webauthn"]');
  const offer = async () => {
    if (!field || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
    const options = await asked(form.dataset.passkey);
    if (options) show(options, "conditional");
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const options = await asked(form.dataset.passkey);
    if (options) show(options);
  });
  if (!(await asked(form.dataset.passkey))) return;
  form.hidden = false;
  offer();
  if (field) setInterval(offer, RENEW);
});

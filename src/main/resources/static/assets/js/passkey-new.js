// <form data-passkey-new="/where/to/ask" hidden>: has this device make a passkey and sends its public half.
import { enhance } from "./enhance.js";
import { asked, bytes, known, send, text } from "./webauthn.js";

enhance("form[data-passkey-new]", async (form) => {
  if (!window.PublicKeyCredential || !(await asked(form.dataset.passkeyNew))) return;
  form.hidden = false;
  document.querySelector("[data-passkey-none]")?.remove();

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const options = await asked(form.dataset.passkeyNew);
    if (!options) return location.reload();
    try {
      const made = await navigator.credentials.create({
        publicKey: {
          challenge: bytes(options.challenge),
          rp: { id: options.rpId, name: options.rpName },
          user: { id: bytes(options.handle), name: options.name, displayName: options.name },
          pubKeyCredParams: options.algorithms.map((alg) => ({ type: "public-key", alg })),
          excludeCredentials: known(options.known),
          authenticatorSelection: { residentKey: "required", userVerification: "required" },
          attestation: "none",
        },
      });
      send(form, { client: text(made.response.clientDataJSON), data: text(made.response.attestationObject) });
    } catch (refused) {
      // Dismissed, or this device has one already: nothing was made, the button is still there.
    }
  });
});

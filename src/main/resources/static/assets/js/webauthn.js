// What both passkey behaviours need: bytes as text and back, and the answer put into the form that carries it.
export const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

export const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

export const known = (ids) => ids.map((id) => ({ type: "public-key", id: bytes(id) }));

/** What the server asks, or nothing where passkeys of its host cannot work: another name of it, or a bare number. */
export const asked = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok || answer.redirected) return undefined;
  const options = await answer.json();
  const here = location.hostname === options.rpId || location.hostname.endsWith(`.${options.rpId}`);
  return here && /[a-z]/i.test(options.rpId) ? options : undefined;
};

export const send = (form, fields) => {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.querySelector(`input[name=${name}]`) ?? document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  form.submit();
};

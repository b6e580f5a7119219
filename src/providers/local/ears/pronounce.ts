// flite writes its phones in lower case and knows a few more than the recogniser's model (CMUdict's 39).
const OTHERS: Readonly<Record<string, string>> = {
  ax: "AH",
  axr: "ER",
  ix: "IH",
  el: "AH L",
  em: "AH M",
  en: "AH N",
};

/** flite's phones of a word as the recogniser's dictionary writes them, e.g. `K AE V IH DH AH`. */
export function modelPhones(flitePhones: readonly string[]): string {
  return flitePhones.map((phone) => OTHERS[phone] ?? phone.toUpperCase()).join(" ");
}

const CURRENCIES: Readonly<Record<string, string>> = {
  "₹": "rupees",
  $: "dollars",
  "€": "euros",
  "£": "pounds",
};

/** Writes a text the way flite must read it to say what a person would: it knows ASCII, and reads "4471" as a quantity. */
export function spokenText(text: string): string {
  return text
    .replaceAll(/([₹$€£])\s?(\d[\d,]*(?:\.\d+)?)/gu, (_all, sign: string, amount: string) => {
      return `${amount.replaceAll(",", "")} ${CURRENCIES[sign] ?? ""}`;
    })
    .replaceAll(/\b(\d{1,2}):00(?=\s*[ap]\.?m\b)/giu, "$1")
    .replaceAll(/\b([ap])\.?m\b\.?/giu, "$1 m")
    .replaceAll(/\b(\d{1,2}):00\b/gu, "$1 o'clock")
    .replaceAll(/\b(\d{1,2}):0(\d)\b/gu, "$1 oh $2")
    .replaceAll(/\b(\d{1,2}):(\d\d)\b/gu, "$1 $2")
    .replaceAll(
      /(ending(?: in)?|number|code) (\d{3,8})\b/giu,
      (_all, word: string, digits: string) => {
        return `${word} ${digits.split("").join(" ")}`;
      },
    )
    .replaceAll(/\b(call|dial) (\d)(\d)(\d)\b/giu, "$1 $2 $3 $4")
    .replaceAll(/\bDr\b\.?(?= \p{Lu})/gu, "Doctor")
    .replaceAll(/\+?\d(?:[\d -]{5,}\d)/gu, (number) => number.replaceAll(/\d/gu, "$& ").trim())
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/\s?[–—]\s?/gu, ", ")
    .replaceAll("&", " and ")
    .normalize("NFD")
    .replaceAll(/[^\u0020-\u007e]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

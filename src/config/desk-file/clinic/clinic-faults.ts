/** A sentence about a desk file as the owner of a clinic reads it. What is quoted and the place it begins with stay. */
export function inClinicWords(sentence: string): string {
  const [place = ""] = sentence.split(" ", 1);
  const rest = sentence
    .slice(place.length)
    .split(/("[^"]*")/u)
    .map((part) => (part.startsWith('"') ? part : inWords(part)))
    .join("");
  return place + rest;
}

function inWords(text: string): string {
  return text
    .replaceAll(/(?<![\w-])stylist(s?)(?![\w-])/gu, "provider$1")
    .replaceAll(/(?<![\w-])service(s?)(?![\w-])/gu, "visit reason$1");
}

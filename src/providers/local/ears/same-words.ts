// Words that sound alike or hardly sound at all: whether a caller said them changes nothing.
const SMALL = new Set(["a", "an", "the", "at", "on", "please"]);
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bhair cut\b/gu, "haircut"],
  [/\bcolor/gu, "colour"],
  [/\b(?:yeah|yep)\b/gu, "yes"],
  [/\bnope\b/gu, "no"],
  [/\bokay\b/gu, "ok"],
];

/** Whether two decoders heard the same, small words aside. */
export function sameWords(one: string, other: string): boolean {
  return telling(one) === telling(other);
}

function telling(text: string): string {
  const spelled = SPELLINGS.reduce((words, [from, to]) => words.replaceAll(from, to), text);
  return spelled
    .split(" ")
    .filter((word) => !SMALL.has(word))
    .join(" ");
}

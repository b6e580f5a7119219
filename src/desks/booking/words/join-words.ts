/** "Monday", "Monday or Tuesday", "Monday, Tuesday or Friday". */
export function joinWords(words: readonly string[], conjunction: "and" | "or"): string {
  const last = words.at(-1) ?? "";
  if (words.length < 2) return last;
  return `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}

/** "a haircut", "an eyebrow shape"; several become "a haircut and a beard trim". */
export function withArticle(names: readonly string[]): string {
  return joinWords(
    names.map((name) => `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`),
    "and",
  );
}

/** With a capital where a sentence begins. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How people put the same thing when they were not understood: shorter, or with other words around what matters. */
const OTHER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^my name is /, "the name is "],
  [/^yes please$/, "yes"],
  [/^no$/, "no thank you"],
  [/^i'd like to book an appointment$/, "can i book an appointment"],
  [/^(?:i'd like|i want|i need|can i book) (?=an? |hair )/, "book "],
  [/^an? (\w+(?: \w+)?)$/, "$1 please"],
  [/^no (?=\w+ )/, "no make it "],
  [/^i'd like to (?=move|cancel)/, "i want to "],
  [/^do you have parking$/, "is there parking"],
  [/^can i speak to a person$/, "a person please"],
];

/** The same in other words; the same words where there are none. */
export function anotherWay(words: string): string {
  const found = OTHER_WORDS.find(([pattern]) => pattern.test(words));
  return found === undefined ? words : words.replace(found[0], found[1]);
}

// A full stop ends a sentence when something follows it that begins one; "2.30", "a.m. tomorrow" and "Dr. Rao" go on. A new line always
// ends it: whoever has told a sentence by what follows passes it on so, and nobody has to wait for that again.
const END = /[.!?…]+["')\]]*(?:[^\S\n]*\n\s*|\s+(?=["'(]?[\p{Lu}\p{N}]))/gu;
const ABBREVIATION = /(?:^|\s)(?:dr|mr|mrs|ms|st|no|[ap]\.m|e\.g|i\.e)\.\s+$/iu;

/** Takes the whole sentences off the front of a text that is still being written; `rest` may go on. */
export function takeSentences(text: string): { sentences: string[]; rest: string } {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].length;
    if (ABBREVIATION.test(text.slice(start, end))) continue;
    sentences.push(text.slice(start, end).trim());
    start = end;
  }
  return { sentences, rest: text.slice(start) };
}

/** All sentences of a finished text. */
export function splitSentences(text: string): string[] {
  const { sentences, rest } = takeSentences(text);
  return rest.trim() === "" ? sentences : [...sentences, rest.trim()];
}

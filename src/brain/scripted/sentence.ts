/** Puts a value into a sentence of the script, where it says `{}`. */
export function fillIn(sentence: string, value: string): string {
  return sentence.replace("{}", () => value);
}

/** Whether a sentence already asks something, so that no question need follow it. */
export function asks(sentence: string): boolean {
  return sentence.trimEnd().endsWith("?");
}

/**
 * A text as field data, with everything but letters, digits and spaces in hexadecimal, byte by byte in UTF-8 (`^FH`). Names
 * come from strangers: whatever they hold, nothing of it is a command.
 */
export function zplField(text: string): string {
  const escaped = text.replaceAll(
    /[^A-Za-z\d ]/gu,
    (character) =>
      `_${[...Buffer.from(character)].map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join("_")}`,
  );
  return `^FH_^FD${escaped}`;
}

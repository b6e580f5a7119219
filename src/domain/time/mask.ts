/** The text with a piece of it covered by one character, so that offsets stay and no later rule reads it again. */
export function blank(
  text: string,
  start: number,
  end: number,
  cover: "#" | "@" | "~" | "^",
): string {
  return text.slice(0, start) + cover.repeat(end - start) + text.slice(end);
}

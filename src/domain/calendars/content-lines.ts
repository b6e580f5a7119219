/** One property as iCalendar text writes it; `value` is written as it is. */
export function contentLine(name: string, value: string): string {
  return fold(`${name}:${value}`);
}

/** A property whose value is free text (RFC 5545, 3.3.11). */
export function textLine(name: string, text: string): string {
  return contentLine(name, escape(text));
}

/** A TEXT value: backslash, semicolon, comma and line break are escaped; what may not stand in one becomes a space. */
function escape(text: string): string {
  return Array.from(text.toWellFormed().replaceAll(/\r\n?/gu, "\n"), escapeCharacter).join("");
}

function escapeCharacter(character: string): string {
  if (character === "\n") return "\\n";
  if ("\\;,".includes(character)) return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || code === 0x7f ? " " : character;
}

/** Breaks a line so that none is longer than 75 octets, never within a character (RFC 5545, 3.1). */
function fold(line: string): string {
  let folded = "";
  let octets = 0;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += character;
    octets += more;
  }
  return folded;
}

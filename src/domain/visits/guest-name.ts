import type { MeetingGuest } from "../calendars/meeting.ts";
import { splitName } from "../people/split-name.ts";

/**
 * What a guest of a meeting is called: by what their program wrote, else by the two or three names that their address is made of.
 * Null when neither tells: `tbaker@` is nobody's name, and `sales@` nobody.
 */
export function guestName({ name, email }: MeetingGuest): string | null {
  return (name !== undefined ? writtenName(name) : null) ?? nameInAddress(email);
}

/** `Baker, Tom (Initech)` is Tom Baker. */
function writtenName(written: string): string | null {
  const plain = written
    .replaceAll(/\([^)]*\)|\[[^\]]*\]|["\p{Cc}]/gu, " ")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replaceAll(/^'|'$/gu, "");
  if (plain.length > MOST_LETTERS || plain.includes("@") || !/\p{L}{2}/u.test(plain)) return null;
  const { givenName, familyName } = splitName(plain);
  return `${givenName} ${familyName}`.trim();
}

/** The most letters that a visitor's name is kept with. */
const MOST_LETTERS = 60;

function nameInAddress(email: string): string | null {
  const local = email.slice(0, email.lastIndexOf("@")).replace(/\+.*$/u, "");
  const parts = local.replaceAll(/\d+$/gu, "").split(/[._-]+/u);
  const isName = parts.length >= 2 && parts.length <= 3 && parts.every((part) => NAME.test(part));
  if (!isName || parts.some((part) => NOBODY.has(part))) return null;
  return parts.map((part) => part.slice(0, 1).toUpperCase() + part.slice(1)).join(" ");
}

const NAME = /^\p{L}{2,}$/u;

const NOBODY = new Set(
  "accounts admin billing contact customer desk front help hello hr info it jobs mail marketing no noreply office reply sales service support team the".split(
    " ",
  ),
);

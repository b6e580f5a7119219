import type { Business } from "../../../actions/load-desk.ts";
import type { ToolContext } from "../../../ports/tool.ts";
import { readPhoneNumber } from "../../../domain/people/phone-number.ts";
import type { Refused } from "./choose-slot.ts";

/** What stands for "the number I'm calling from". */
const CALLER = "caller";

const FAULTS = {
  "no-digits": "What number can we reach you on?",
  "too-short": "That number seems too short. Could you say it again, digit by digit?",
  "too-long": "That number seems too long. Could you say it again, digit by digit?",
  "not-valid": "I can't make that into a telephone number. Could you say it again, digit by digit?",
} as const;

/** The number in E.164: what was said, or the line's own for `caller`. */
export function readCallerPhone(
  words: string,
  business: Business,
  { callerNumber }: ToolContext,
):
  | { readonly ok: true; readonly phone: string }
  | { readonly ok: false; readonly refused: Refused } {
  if (words.trim().toLowerCase() === CALLER) {
    return callerNumber === undefined ? badPhone("no-digits") : { ok: true, phone: callerNumber };
  }
  const reading = readPhoneNumber(words, business.country);
  return reading.ok ? { ok: true, phone: reading.number } : badPhone(reading.reason);
}

function badPhone(reason: keyof typeof FAULTS): { readonly ok: false; readonly refused: Refused } {
  return {
    ok: false,
    refused: { status: "refused", reason: "bad-phone", speakable: FAULTS[reason] },
  };
}

/** A name as it is written: recognisers hear no capitals. */
export function readName(words: string): string {
  const name = words.trim().replaceAll(/\s+/g, " ");
  if (name !== name.toLowerCase()) return name;
  return name.replaceAll(/(?<=^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase());
}

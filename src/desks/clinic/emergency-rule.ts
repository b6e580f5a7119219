import type { Business } from "../../actions/load-desk.ts";
import { emergencyNumber } from "../../domain/business/emergency.ts";
import { URGENT_CUES } from "../../domain/dialogue/urgent-words.ts";
import type { EmergencyRule } from "../../domain/dialogue/urgent.ts";

/** Where the country isn't known: every mobile phone takes 112 (3GPP TS 22.101, 10.1). */
const EVERYWHERE = "112";

/** What a clinic does about words that can't wait. No clinic goes without, whatever its desk file leaves out. */
export function emergencyRule(business: Business): EmergencyRule {
  const { emergency, country, name } = business;
  const number = emergency?.number ?? emergencyNumber(country) ?? EVERYWHERE;
  const to = emergency?.transferTo ?? business.transferTo;
  const advice = emergency?.sentence ?? `If this is an emergency, hang up and call ${number} now.`;
  return {
    cues: [...URGENT_CUES, ...(emergency?.words ?? [])],
    again: `If this is an emergency, please hang up and call ${number} now.`,
    sentence: `${advice} I can't put you through to anyone here, so please call ${number}.`,
    ...(to !== undefined && {
      transfer: {
        to,
        whisper: `${name}, urgent: the caller may need help now.`,
        sentence: `${advice} I'm putting you through to someone.`,
      },
    }),
  };
}

import type { Business } from "../../actions/load-desk.ts";
import { emergencyNumber } from "../../domain/business/emergency.ts";
import { URGENT_CUES } from "../../domain/dialogue/urgent-words.ts";
import type { EmergencyRule } from "../../domain/dialogue/urgent.ts";
import type { LobbyRules } from "../../domain/visits/lobby-rules.ts";

/** Where the country isn't known: every mobile phone takes 112 (3GPP TS 22.101, 10.1). */
const EVERYWHERE = "112";

/** What can't wait in a building, besides what can't wait anywhere. */
const LOBBY_CUES: readonly string[] = [
  "^fire$",
  "^fire fire",
  "^the|a fire alarm$",
  "^fire alarm$",
  // Whoever is here for the fire inspection, or to fix the fire alarm, is left alone.
  "theres|is|its a fire",
  "a fire in|at|on|here|outside|upstairs|downstairs",
  "on fire",
  "fire alarm is|s|has|went|just|keeps|started|rang",
  "alarm ... ringing|beeping",
  "alarm is|has|went|s|just|keeps ... on|off|going|gone|started",
  "smell ... smoke|burning|gas",
  "see|theres ... smoke",
  "evacuate|evacuation",
  "bomb|gun|knife|shooter|weapon",
  "call an ambulance",
  "call the police",
  "call security",
  "need security",
  "somebody|someone ... collapsed|fainted|unconscious|hurt|bleeding|attacking|following|threatening",
  "collapsed|fainted|passed out",
  "being followed|attacked|threatened",
  "dont feel safe",
  "not|isnt safe here",
  "am|im ... danger",
  "help me ... please help",
];

/** What a lobby does about words that can't wait: out of the building first, then whom to call, then a person. */
export function emergencyRule(business: Business, rules: LobbyRules): EmergencyRule {
  const { emergency, country, name } = business;
  const number = emergency?.number ?? emergencyNumber(country) ?? EVERYWHERE;
  const to = emergency?.transferTo ?? business.transferTo;
  const place = rules.assemblyPoint === undefined ? "" : ` and go to ${rules.assemblyPoint}`;
  const advice =
    emergency?.sentence ??
    `If there's a fire or an alarm, leave the building now${place}. For an ambulance or the police, call ${number}.`;
  const desk = `${rules.frontDesk.name} can help you, too.`;
  return {
    cues: [...URGENT_CUES, ...LOBBY_CUES, ...(emergency?.words ?? [])],
    again: advice,
    sentence: `${advice} ${desk.charAt(0).toUpperCase()}${desk.slice(1)}`,
    ...(to !== undefined && {
      transfer: {
        to,
        whisper: `${name}, the lobby, urgent: a visitor may need help now.`,
        sentence: `${advice} I'm putting you through to someone.`,
      },
    }),
  };
}

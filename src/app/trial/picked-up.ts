import { systemClock } from "../../base/clock.ts";
import type { Database } from "../../store/database.ts";
import { planTrialCall } from "../../actions/outreach/plan-trial-call.ts";
import type { RungOut } from "../../channels/twilio/simulator/index.ts";
import { ownerContext } from "../open-book.ts";
import { StartFault } from "../start-fault.ts";
import { lineByLine, type CallerScript } from "./caller-script.ts";

/** A call that the desk makes, for trying it out. */
export interface OutgoingTrial {
  /** The appointment that it is about. */
  readonly appointmentId: string;
  /** A machine takes it. */
  readonly byVoicemail: boolean;
}

/** Whoever is rung up, as far as the trial has to play them. */
export interface PickedUp {
  readonly outgoing: RungOut;
  /** E.164. */
  readonly from: string;
  /** What they say when the trial was told nothing else. */
  readonly usualScript: CallerScript;
}

const VOICEMAIL_GREETING = "hello i can't take your call right now please leave a message";
/** The greeting takes about four seconds; then comes the beep. */
const BEEP_AFTER_MS = 8000;

/** Plans the call. Throws a `StartFault` that says why an appointment can't be called about. */
export async function pickUp(database: Database, trial: OutgoingTrial): Promise<PickedUp> {
  const { appointmentId, byVoicemail } = trial;
  const planned = await planTrialCall(await ownerContext(database, systemClock), { appointmentId });
  if (!planned.ok) throw new StartFault(FAULTS[planned.reason]);
  const { callId, purpose, customerPhone } = planned;
  const answers = purpose === "reminder" ? ["yes i'll be there", "no thank you"] : ["five", "no"];
  return {
    from: customerPhone,
    outgoing: {
      callId,
      ...(byVoicemail && {
        answeredBy: { verdict: "machine_end_beep", afterMs: BEEP_AFTER_MS },
      }),
    },
    usualScript: lineByLine(byVoicemail ? [VOICEMAIL_GREETING] : answers),
  };
}

const FAULTS = {
  "none-found": "There is no such appointment; frontdesk appointments --json lists their ids.",
  "under-way":
    "That appointment is going on now: a reminder comes before it, the question afterwards.",
} as const;

import type { CallLogEntry } from "../ports/call-log.ts";
import { digestEffects } from "./digest.ts";
import type { CallEffect } from "./effects.ts";
import type { CallEvent } from "./events.ts";
import { initialCall, step } from "./machine.ts";
import type { CallState } from "./state.ts";

export interface ReplayedStep {
  readonly sequence: number;
  readonly event: CallEvent;
  readonly effects: readonly CallEffect[];
  /** Whether the effects are those of the live call, byte for byte. */
  readonly same: boolean;
  readonly state: CallState;
}

/** Runs a call's log through the machine again. */
export function* replay(log: Iterable<CallLogEntry>): Generator<ReplayedStep> {
  let state = initialCall;
  for (const entry of log) {
    // What this program wrote into its own log is what the machine takes.
    const event: CallEvent = JSON.parse(entry.event);
    const next = step(state, event);
    state = next.state;
    yield {
      sequence: entry.sequence,
      event,
      effects: next.effects,
      same: digestEffects(next.effects) === entry.effectsDigest,
      state,
    };
  }
}

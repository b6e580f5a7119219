import { unreachable } from "../../../src/base/unreachable.ts";
import type { CallOutcome } from "../../../src/ports/call-feed.ts";
import type { MicrophoneState, TalkPhase } from "./talk-state.ts";

/** What is going on, in a word or two. */
export function sayPhase(phase: TalkPhase, microphone: MicrophoneState): string {
  switch (phase.name) {
    case "idle":
      return "";
    case "asking-microphone":
      return "Allow the microphone…";
    case "connecting":
      return "Connecting…";
    case "talking":
      if (phase.speaking) return "Speaking";
      return microphone === "on" ? "Listening" : "Waiting for your words";
    case "ended":
      return "Call ended";
    case "failed":
      return "No connection";
    default:
      return unreachable(phase);
  }
}

/** How the call went, for the caller. */
export function sayOutcome(outcome: CallOutcome | undefined): string {
  switch (outcome) {
    case "booked":
      return "Your appointment is booked.";
    case "moved":
      return "Your appointment was moved.";
    case "cancelled":
      return "Your appointment was cancelled.";
    case "transferred":
      return "You were put through to a person.";
    case "failed":
      return "Something went wrong on our side. Please call again.";
    case "answered":
    case "abandoned":
    case undefined:
      return "Thanks for calling.";
    default:
      return unreachable(outcome);
  }
}

/** Why nothing is heard, and what to do; undefined when the microphone is fine or was not asked for. */
export function sayMicrophone(microphone: MicrophoneState): string | undefined {
  switch (microphone) {
    case "denied":
      return "The microphone is blocked for this page. Type your words below, or allow it in the browser's address bar and call again.";
    case "missing":
      return "There's no microphone on this device. Type your words below.";
    case "insecure":
      return "Browsers share the microphone only with pages on HTTPS or on this machine. Type your words below.";
    case "busy":
      return "Another program is using the microphone. Type your words below, or close it and call again.";
    case "on":
    case "muted":
    case "unused":
      return undefined;
    default:
      return unreachable(microphone);
  }
}

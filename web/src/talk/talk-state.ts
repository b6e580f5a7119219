import { unreachable } from "../../../src/base/unreachable.ts";
import type { Words } from "../../../src/channels/browser/messages.ts";
import type { CallOutcome } from "../../../src/ports/call-feed.ts";
import type { MicrophoneTrouble } from "../audio/microphone-trouble.ts";

/** What the talk page shows. */
export interface TalkState {
  readonly phase: TalkPhase;
  readonly microphone: MicrophoneState;
  readonly words: readonly ShownWords[];
}

export type TalkPhase =
  | { readonly name: "idle" }
  | { readonly name: "asking-microphone" }
  | { readonly name: "connecting" }
  | { readonly name: "talking"; readonly speaking: boolean }
  | { readonly name: "ended"; readonly outcome?: CallOutcome }
  | { readonly name: "failed"; readonly sentence: string };

/** `unused` when the caller chose to type; a trouble says why there is none. */
export type MicrophoneState = "on" | "muted" | "unused" | MicrophoneTrouble;

/** `typed` are the caller's own words that the receptionist has not taken in yet. */
export interface ShownWords extends Words {
  readonly typed?: boolean;
}

export type TalkEvent =
  | { readonly type: "dialled"; readonly withMicrophone: boolean }
  | { readonly type: "microphone"; readonly microphone: MicrophoneState }
  | { readonly type: "started" }
  | { readonly type: "speaking"; readonly speaking: boolean }
  | { readonly type: "words"; readonly words: Words }
  | { readonly type: "typed"; readonly id: string; readonly text: string }
  | { readonly type: "ended"; readonly outcome?: CallOutcome }
  | { readonly type: "failed"; readonly sentence: string };

export const noCall: TalkState = { phase: { name: "idle" }, microphone: "unused", words: [] };

/** The page's next state. What comes after the end of a call changes nothing. */
export function talkStep(state: TalkState, event: TalkEvent): TalkState {
  if (event.type === "dialled") {
    const name = event.withMicrophone ? "asking-microphone" : "connecting";
    return { phase: { name }, microphone: "unused", words: [] };
  }
  if (!isOn(state.phase)) return state;
  switch (event.type) {
    case "microphone": {
      const asked = state.phase.name === "asking-microphone";
      const phase: TalkPhase = asked ? { name: "connecting" } : state.phase;
      return { ...state, phase, microphone: event.microphone };
    }
    case "started":
      return { ...state, phase: { name: "talking", speaking: false } };
    case "speaking":
      return state.phase.name === "talking"
        ? { ...state, phase: { name: "talking", speaking: event.speaking } }
        : state;
    case "words":
      return { ...state, words: withWords(state.words, event.words) };
    case "typed": {
      const { id, text } = event;
      return {
        ...state,
        words: [...state.words, { side: "caller", id, text, final: true, typed: true }],
      };
    }
    case "ended":
      return {
        ...state,
        phase: {
          name: "ended",
          ...(event.outcome !== undefined && { outcome: event.outcome }),
        },
        words: state.words.filter((shown) => shown.final || shown.side === "receptionist"),
      };
    case "failed":
      return { ...state, phase: { name: "failed", sentence: event.sentence } };
    default:
      return unreachable(event);
  }
}

/** Whether a call is on, or is being placed. */
export function isOn(phase: TalkPhase): boolean {
  return phase.name !== "idle" && phase.name !== "ended" && phase.name !== "failed";
}

/** Replaces what the same words were before, and what the caller typed once the receptionist has taken it in. */
function withWords(shown: readonly ShownWords[], words: Words): readonly ShownWords[] {
  const place = shown.findIndex(
    (earlier) =>
      (earlier.id === words.id && earlier.side === words.side) ||
      (earlier.typed === true &&
        words.side === "caller" &&
        words.final &&
        earlier.text === words.text),
  );
  if (words.text === "") return place === -1 ? shown : shown.toSpliced(place, 1);
  return place === -1 ? [...shown, words] : shown.with(place, words);
}

import { unreachable } from "../../../src/base/unreachable.ts";
import type { DocumentShown, Words } from "../../../src/channels/browser/messages.ts";
import type { VisitStep } from "../../../src/channels/browser/visit-step.ts";
import type { MicrophoneState, TalkEvent } from "../talk/talk-state.ts";
import { nextSpoken, type Spoken } from "./spoken.ts";

/** What the kiosk shows. Nothing of it outlives the visit. */
export interface KioskState {
  readonly screen: KioskScreen;
  readonly microphone: MicrophoneState;
  /** What the receptionist says, or said last. */
  readonly spoken: readonly Spoken[];
  /** What the visitor said last, by voice or by hand. */
  readonly heard?: { readonly text: string; readonly final: boolean };
  /** What can be tapped or typed now. */
  readonly step?: { readonly step: VisitStep; readonly atMs: number };
  /** What the visitor is still to accept. */
  readonly documents: readonly DocumentShown[];
  /** Something was tapped or typed and not answered yet. */
  readonly isPending: boolean;
  /** The receptionist has asked whether anybody is there. */
  readonly isNudged: boolean;
  /** Counts the signs of life. */
  readonly activity: number;
}

export type KioskScreen =
  | { readonly name: "welcome" }
  /** An invitation or a badge is scanned. */
  | { readonly name: "code" }
  | { readonly name: "visit"; readonly connected: boolean }
  | { readonly name: "goodbye" }
  /** `sentence`: why, where the receptionist said so. */
  | { readonly name: "lost"; readonly sentence?: string };

export type KioskEvent =
  | { readonly type: "call"; readonly event: TalkEvent; readonly atMs: number }
  | { readonly type: "step"; readonly step: VisitStep; readonly atMs: number }
  /** A button or a field: what it says on it. */
  | { readonly type: "answered"; readonly label: string }
  | { readonly type: "documents"; readonly documents: readonly DocumentShown[] }
  | { readonly type: "scans" }
  | { readonly type: "touched" }
  /** Everything of the visit is gone. */
  | { readonly type: "wiped" };

export const nobodyHere: KioskState = {
  screen: { name: "welcome" },
  microphone: "unused",
  spoken: [],
  documents: [],
  isPending: false,
  isNudged: false,
  activity: 0,
};

export function kioskStep(state: KioskState, event: KioskEvent): KioskState {
  switch (event.type) {
    case "wiped":
      return nobodyHere;
    case "scans":
      return { ...nobodyHere, screen: { name: "code" } };
    case "touched":
      return { ...state, isNudged: false, activity: state.activity + 1 };
    case "answered": {
      const { label } = event;
      return alive({ ...state, isPending: true, heard: { text: label, final: true } });
    }
    case "step": {
      const { step, atMs } = event;
      return alive({ ...state, isPending: false, step: { step, atMs } });
    }
    case "documents":
      return alive({ ...state, documents: event.documents });
    case "call":
      return callStep(state, event.event, event.atMs);
    default:
      return unreachable(event);
  }
}

function callStep(state: KioskState, event: TalkEvent, atMs: number): KioskState {
  if (event.type === "dialled")
    return { ...nobodyHere, screen: { name: "visit", connected: false } };
  if (state.screen.name !== "visit") return state;
  switch (event.type) {
    case "microphone":
      return { ...state, microphone: event.microphone };
    case "started":
      return alive({ ...state, screen: { name: "visit", connected: true } });
    case "speaking":
      // Our own "are you still there?" is no sign of life.
      return state.isNudged ? state : alive(state);
    case "words":
      return wordsStep(state, event.words, atMs);
    case "typed":
      return state;
    case "ended":
      return { ...state, screen: { name: "goodbye" }, microphone: "unused", isNudged: false };
    case "failed":
      return state.screen.connected
        ? { ...nobodyHere, screen: { name: "lost" } }
        : { ...nobodyHere, screen: { name: "lost", sentence: event.sentence } };
    default:
      return unreachable(event);
  }
}

function wordsStep(state: KioskState, words: Words, atMs: number): KioskState {
  if (words.side === "caller") {
    const spoken = state.spoken.map(answeredTo);
    // What was tapped or typed is shown as it was; what turned out to be no words is shown no more.
    if (state.isPending || words.text === "") return alive({ ...state, spoken });
    const { text, final } = words;
    return alive({ ...state, spoken, heard: { text, final } });
  }
  if (words.kind === "reprompt") return { ...state, isNudged: true };
  const spoken = nextSpoken(state.spoken, words, atMs);
  if (spoken === state.spoken) return state;
  return words.kind === undefined
    ? { ...state, spoken }
    : alive({ ...state, spoken, isPending: false });
}

function answeredTo(words: Spoken): Spoken {
  return { ...words, isAnswered: true };
}

function alive(state: KioskState): KioskState {
  return { ...state, isNudged: false, activity: state.activity + 1 };
}

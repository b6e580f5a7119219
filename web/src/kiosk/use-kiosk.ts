import { type RefObject, useEffect, useEffectEvent, useReducer, useRef, useState } from "react";
import type { DocumentShown } from "../../../src/channels/browser/messages.ts";
import { placeCall, type TalkCall } from "../talk/place-call.ts";
import { kioskStep, nobodyHere, type KioskState } from "./kiosk-state.ts";

/** What a button or a field says to the receptionist, and what the visitor reads of it. */
export interface Answer {
  readonly says: string;
  readonly label: string;
}

/** The visit at this kiosk: its state, and what can be done with it. */
export interface Kiosk {
  readonly state: KioskState;
  /** Its `--level` custom property is how loud the visitor is, from 0 to 1. */
  readonly meter: RefObject<HTMLElement | null>;
  /** Begins a visit from a tap: with sound, or of words alone; `first` is said as soon as there is somebody to hear it. */
  readonly begin: (how: { readonly withVoice: boolean; readonly first?: Answer }) => void;
  readonly answer: (answer: Answer) => void;
  readonly accept: (document: DocumentShown) => void;
  readonly mute: (muted: boolean) => void;
  readonly hush: (hushed: boolean) => void;
  readonly scan: () => void;
  readonly touch: () => void;
  /** Ends the visit and forgets all of it. */
  readonly wipe: () => void;
}

export function useKiosk(): Kiosk {
  const [state, dispatch] = useReducer(kioskStep, nobodyHere);
  const call = useRef<TalkCall>(undefined);
  const meter = useRef<HTMLElement>(null);
  const [waiting, setWaiting] = useState<Answer>();
  // A page that is left in the middle of a visit ends it.
  useEffect(() => () => call.current?.hangUp(), []);

  const send = useEffectEvent((answer: Answer) => {
    setWaiting(undefined);
    call.current?.type(answer.says);
  });
  const isReady = canHear(state, waiting);
  useEffect(() => {
    if (waiting && isReady) send(waiting);
  }, [waiting, isReady]);

  function leave(): void {
    const ended = call.current;
    call.current = undefined;
    ended?.hangUp();
    setWaiting(undefined);
  }

  return {
    state,
    meter,
    begin({ withVoice, first }) {
      leave();
      let mine: TalkCall | undefined;
      mine = placeCall({
        callerNumber: "",
        withMicrophone: withVoice,
        withSound: withVoice,
        onEvent(event) {
          // What an earlier visit still reports is nobody's business now.
          if (mine !== undefined && call.current !== mine) return;
          dispatch({ type: "call", event, atMs: performance.now() });
        },
        onStep(step) {
          if (call.current === mine) dispatch({ type: "step", step, atMs: performance.now() });
        },
        onDocuments(documents) {
          if (call.current === mine) dispatch({ type: "documents", documents });
        },
        onLevel: (level) => meter.current?.style.setProperty("--level", level.toFixed(3)),
      });
      call.current = mine;
      if (first) {
        dispatch({ type: "answered", label: first.label });
        setWaiting(first);
      }
    },
    answer(answer) {
      dispatch({ type: "answered", label: answer.label });
      setWaiting(answer);
    },
    accept: (document) => call.current?.accept(document),
    mute: (muted) => call.current?.mute(muted),
    hush: (hushed) => call.current?.hush(hushed),
    scan: () => dispatch({ type: "scans" }),
    touch: () => dispatch({ type: "touched" }),
    wipe() {
      leave();
      dispatch({ type: "wiped" });
    },
  };
}

/**
 * Whether an answer can be given now. What is read back counts only once it was said to its end, so a yes that was tapped
 * before waits for that.
 */
function canHear({ screen, step, spoken }: KioskState, answer: Answer | undefined): boolean {
  if (screen.name !== "visit" || !screen.connected || step === undefined) return false;
  if (answer?.says !== "yes" || step.step.ask !== "read-back") return true;
  return spoken.every(({ final }) => final);
}

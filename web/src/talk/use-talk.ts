import { type RefObject, useEffect, useReducer, useRef } from "react";
import { placeCall, type TalkCall } from "./place-call.ts";
import { noCall, talkStep, type TalkState } from "./talk-state.ts";

/** The call of this page: its state, and what can be done with it. */
export interface Talk {
  readonly state: TalkState;
  /** Its `--level` custom property is how loud the caller is, from 0 to 1. */
  readonly meter: RefObject<HTMLElement | null>;
  readonly start: (options: { callerNumber: string; withMicrophone: boolean }) => void;
  readonly type: (text: string) => void;
  readonly press: (digit: string) => void;
  readonly mute: (muted: boolean) => void;
  readonly hangUp: () => void;
}

export function useTalk(): Talk {
  const [state, dispatch] = useReducer(talkStep, noCall);
  const call = useRef<TalkCall>(undefined);
  const meter = useRef<HTMLElement>(null);
  // A page that is left mid-call hangs up rather than leave the line to time out.
  useEffect(() => () => call.current?.hangUp(), []);
  return {
    state,
    meter,
    start({ callerNumber, withMicrophone }) {
      let mine: TalkCall | undefined;
      mine = placeCall({
        callerNumber,
        withMicrophone,
        onEvent: (event) => {
          // What an earlier call still reports is not about this one.
          if (mine === undefined || call.current === mine) dispatch(event);
        },
        onLevel: (level) => meter.current?.style.setProperty("--level", level.toFixed(3)),
      });
      call.current = mine;
    },
    type: (text) => call.current?.type(text),
    press: (digit) => call.current?.press(digit),
    mute: (muted) => call.current?.mute(muted),
    hangUp: () => call.current?.hangUp(),
  };
}

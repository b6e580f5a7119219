import { takeTurn } from "./caller-turn.ts";
import type { Draft } from "./draft.ts";
import { closeEar, turnResumed } from "./ear.ts";
import { readBackInterrupted } from "./consent.ts";
import { takeEndingBack } from "./ending.ts";
import { callPerson } from "./misheard.ts";
import { stopSpeaking } from "./playout.ts";
import { cancelReply } from "./reply.ts";

// Between two keys of a number people look at the phone; after a whole number they wait for us.
const NEXT_KEY_MS = 3000;
const AFTER_WHOLE_NUMBER_MS = 1200;
const WHOLE_NUMBER_DIGITS = 10;

/** A key was pressed: digits make up a turn, `#` ends it, `*` starts it anew, a lone 0 calls a person. */
export function keyPressed(draft: Draft, digit: string): void {
  if (digit === "#") {
    draft.disarm("keypad");
    keypadDone(draft);
    return;
  }
  closeEar(draft);
  turnResumed(draft);
  if (digit === "*") {
    draft.state.keypad = "";
    draft.disarm("keypad");
    return;
  }
  draft.state.keypad += digit;
  const whole = draft.state.keypad.length >= WHOLE_NUMBER_DIGITS;
  draft.arm("keypad", whole ? AFTER_WHOLE_NUMBER_MS : NEXT_KEY_MS);
}

/** No further key came: the digits are the caller's turn. */
export function keypadDone(draft: Draft): void {
  const { keypad, question } = draft.state;
  draft.state.keypad = "";
  if (keypad === "") return;
  if (keypad === "0" && question.expects.kind !== "phone") {
    zeroPressed(draft);
  } else {
    takeTurn(draft, { text: keypad, confidence: 1, via: "keypad" });
  }
}

/** Whatever was being said or thought about gives way: the caller wants a person. */
function zeroPressed(draft: Draft): void {
  const { status } = draft.state.phase;
  if (status !== "live" && status !== "ending") return;
  readBackInterrupted(draft, stopSpeaking(draft));
  takeEndingBack(draft);
  cancelReply(draft);
  callPerson(draft, "The caller pressed 0.");
}

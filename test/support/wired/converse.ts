import type { CallersSound } from "./callers-sound.ts";
import type { WiredCall } from "./wired-call.ts";

const OPENING = "haircut with priya tomorrow at three";

/** What the caller answers to what they are asked. */
const ANSWERS: readonly (readonly [asked: RegExp, answer: string])[] = [
  [/anything else/iu, "no"],
  [/shall i book/iu, "yes"],
  [/number you're calling from/iu, "yes please"],
  [/name/iu, "david"],
  [/how can i help/iu, OPENING],
];

/** Says it again then. */
const NOT_HEARD = /didn't catch|say that again|still there/iu;

/** All that is said by the caller, in order. */
export const SAID = [OPENING, "david", "yes please", "yes", "no"] as const;

/** Every word of it. */
export const WORDS: readonly string[] = [...new Set(SAID.join(" ").split(" "))];

// Somebody who is asked more often than this gives up.
const MOST_TURNS = 8;

/** A caller who books, and answers what they are asked until nothing is. Answers what they said. */
export async function converse(
  call: WiredCall,
  sound: CallersSound,
  onTurn: (turn: number) => void = () => {},
): Promise<readonly string[]> {
  const said: string[] = [];
  for (;;) {
    const heard = await call.answer();
    const answer = NOT_HEARD.test(heard)
      ? said.at(-1)
      : ANSWERS.find(([asked]) => asked.test(heard))?.[1];
    if (call.isOver || said.length > MOST_TURNS) return said;
    // A filler, or the desk's own words before somebody is put through.
    if (answer === undefined) continue;
    onTurn(said.length);
    said.push(answer);
    await call.say(await sound(answer));
  }
}

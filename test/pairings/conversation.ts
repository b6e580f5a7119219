import type { SharedSpeech } from "../support/shared-speech.ts";
import type { CallersSound } from "../support/wired/callers-sound.ts";
import { WiredCall } from "../support/wired/wired-call.ts";
import { rowsOf } from "./rows.ts";
import type { Opened, Place } from "./services.ts";

const OPENING = "haircut with priya tomorrow at three";

/** What the caller answers to what they are asked. */
const ANSWERS: readonly (readonly [asked: RegExp, answer: string])[] = [
  [/anything else/iu, "no"],
  [/shall i book/iu, "yes"],
  [/number you're calling from/iu, "yes please"],
  [/name/iu, "david"],
  [/how can i help/iu, OPENING],
];

/** All that is said by the caller, in order. */
export const SAID = [OPENING, "david", "yes please", "yes", "no"] as const;

/** Every word of it. */
export const WORDS: readonly string[] = [...new Set(SAID.join(" ").split(" "))];

/** A call that is over. */
export interface Held {
  readonly said: readonly string[];
  readonly ending: Awaited<ReturnType<WiredCall["ending"]>>;
  readonly failovers: WiredCall["failovers"];
  readonly rows: Awaited<ReturnType<typeof rowsOf>>;
}

/** Holds a whole call with the services that `open` opens, from ring to row. */
export async function holdCall(
  speech: SharedSpeech,
  open: (place: Place) => Promise<Opened>,
): Promise<Held> {
  const opened = Promise.withResolvers<Opened>();
  await using call = await WiredCall.ring(async (clock, stack) => {
    opened.resolve(await open({ clock, stack }));
    const { setup } = await opened.promise;
    return setup;
  }, speech);
  const { sound } = await opened.promise;
  const said = await converse(call, sound);
  const ending = await call.ending();
  const rows = await rowsOf(call.salon.database);
  return { said, ending, failovers: call.failovers, rows };
}

/** The caller answers what they are asked until nothing is. Answers what they said. */
async function converse(call: WiredCall, sound: CallersSound): Promise<readonly string[]> {
  const said: string[] = [];
  for (;;) {
    const heard = await call.answer();
    const answer = ANSWERS.find(([asked]) => asked.test(heard))?.[1];
    if (answer === undefined || said.length > SAID.length) return said;
    said.push(answer);
    await call.say(await sound(answer));
  }
}

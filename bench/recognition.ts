import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { encode } from "../src/audio/convert.ts";
import { TELEPHONE } from "../src/audio/format.ts";
import { readPcm16, toFloat } from "../src/audio/samples.ts";
import { systemClock } from "../src/base/clock.ts";
import { readAnswer } from "../src/domain/dialogue/consent.ts";
import type { ExpectationKind } from "../src/domain/dialogue/expectation.ts";
import { hintsFor } from "../src/domain/dialogue/hints-for.ts";
import { LocalEars, LocalVoice } from "../src/providers/local/index.ts";
import { sameWords } from "../src/providers/local/ears/same-words.ts";
import { BABBLE, OUTSIDE, PHRASES } from "./recognition/phrases.ts";
import { inRoom, mix, ROOMS, type Room } from "./recognition/room.ts";
import { SALON } from "./recognition/salon.ts";

const USAGE = `Usage: npm run bench -- recognition [options]

  What the local ears make of phrases of the salon's grammars and of speech that is in none of them, on the phone band.

  --voices <names>     of flite's, with commas between; all by default
  --kinds <questions>  open, yes-no, service, person, date-time, name, phone; all by default
  --rooms <numbers>    0 clean, 1 to 3 white noise at 25, 20, 15 dB, 4 and 5 babble at 25 and 20 dB; all by default
  --wrong              prints what was taken for something else
`;

// A call acts on words from this confidence on.
const ACTED_ON = 0.65;
// Of all that is outside of the grammars, each question gets every third.
const OUTSIDE_STEP = 3;

interface Heard {
  readonly kind: ExpectationKind;
  readonly said: string;
  readonly inside: boolean;
  readonly text: string;
  readonly confidence: number;
}

/** Prints how often words are accepted and right, accepted and wrong, and how often other speech is accepted. */
export async function benchRecognition(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      voices: { type: "string" },
      kinds: { type: "string" },
      rooms: { type: "string" },
      wrong: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  await using voice = new LocalVoice({ clock: systemClock });
  await using ears = new LocalEars({ clock: systemClock, workers: availableParallelism() });
  const speak = (text: string, name: string) => spoken(voice, text, name);
  const babble = mix(
    await Promise.all(BABBLE.map((text, at) => speak(text, pick(voice.voices, at)))),
  );
  const voices = values.voices?.split(",") ?? voice.voices;
  const rooms = values.rooms?.split(",").flatMap((at) => ROOMS[Number(at)] ?? []) ?? ROOMS;
  for (const room of rooms) {
    const heard: Heard[] = [];
    for (const [at, name] of voices.entries()) {
      for (const { kind, said, inside } of trials(values.kinds?.split(","), at)) {
        const line = inRoom(await speak(said, name), room, babble, heard.length + 1);
        heard.push({ kind, said, inside, ...(await listen(ears, kind, line)) });
      }
    }
    report(room, heard, values.wrong);
  }
  return 0;
}

function trials(kinds: readonly string[] | undefined, round: number) {
  const asked = PHRASES.filter(({ kind }) => kinds?.includes(kind) ?? true);
  return asked.flatMap(({ kind, phrases }, at) => {
    const outside = OUTSIDE.filter((_, index) => (index + at + round) % OUTSIDE_STEP === 0);
    const inside = phrases.map((said) => ({ kind, said, inside: true }));
    return inside.concat(outside.map((said) => ({ kind, said, inside: false })));
  });
}

async function listen(
  ears: LocalEars,
  kind: ExpectationKind,
  line: Float32Array,
): Promise<{ text: string; confidence: number }> {
  const hints = hintsFor(SALON, { kind });
  const { signal } = new AbortController();
  const ear = ears.open({ format: TELEPHONE, language: "en-IN", hints, signal });
  ear.push(encode(line, TELEPHONE.sampleRateHz, TELEPHONE));
  ear.end();
  const finals = [];
  for await (const event of ear) if (event.type === "words-final") finals.push(event);
  return {
    text: finals
      .map(({ text }) => text)
      .join(" ")
      .trim(),
    confidence: Math.min(1, ...finals.map(({ confidence }) => confidence)),
  };
}

async function spoken(voice: LocalVoice, text: string, name: string): Promise<Float32Array> {
  const { signal } = new AbortController();
  const format = { encoding: "pcm16", sampleRateHz: 8000 } as const;
  const speech = voice.speak({ text, format, voice: name, language: "en", signal });
  const chunks = (await Array.fromAsync(speech)).map(({ audio }) => audio);
  return toFloat(readPcm16(Buffer.concat(chunks)));
}

function report({ name }: Room, heard: readonly Heard[], showWrong: boolean): void {
  const inside = heard.filter((one) => one.inside);
  const outside = heard.filter((one) => !one.inside);
  const accepted = (one: Heard) => one.text !== "" && one.confidence >= ACTED_ON;
  const wrong = inside.filter((one) => accepted(one) && !isRight(one));
  const right = share(inside.filter(isRight).length, inside.length);
  const actedOn = share(
    inside.filter((one) => accepted(one) && isRight(one)).length,
    inside.length,
  );
  const letIn = share(outside.filter(accepted).length, outside.length);
  process.stdout.write(
    `${name.padEnd(13)} right ${right}, right and acted on ${actedOn}, wrong and acted on ` +
      `${share(wrong.length, inside.length)}, other speech acted on ${letIn}\n`,
  );
  if (!showWrong) return;
  for (const one of [...wrong, ...outside.filter(accepted)]) {
    process.stdout.write(
      `  ${one.kind}: ${one.said} -> ${one.text} (${one.confidence.toFixed(2)})\n`,
    );
  }
}

function isRight({ kind, said, text }: Heard): boolean {
  if (sameWords(said, text)) return true;
  const answer = readAnswer(said);
  return kind === "yes-no" && (answer === "yes" || answer === "no") && readAnswer(text) === answer;
}

function pick<T>(from: readonly T[], at: number): T {
  const one = from[at % from.length];
  if (one === undefined) throw new RangeError("There is nothing to pick from.");
  return one;
}

function share(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

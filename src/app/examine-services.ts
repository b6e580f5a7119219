import { TELEPHONE } from "../audio/format.ts";
import { MULAW_SILENCE } from "../audio/mulaw.ts";
import { systemClock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import type { LanguageModel } from "../ports/language-model.ts";
import { ProviderError } from "../ports/provider-error.ts";
import type { SpeechToText } from "../ports/speech-to-text.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import type { Finding } from "./examine.ts";
import { faultOf } from "./fault-of.ts";
import { openModels } from "./open-brain.ts";
import { openEars } from "./speech/open-ears.ts";
import { openVoices } from "./speech/open-voices.ts";

const ANSWER_WITHIN_MS = 10_000;
// Ears that refuse a key or can't be reached say so by then.
const LISTEN_FOR_MS = 3000;

/** Asks each service that listens, answers or speaks for as little as it can be asked, and says what runs here alone. */
export async function examineServices(config: Config): Promise<readonly Finding[]> {
  await using stack = new AsyncDisposableStack();
  const ears = openEars(config.ears, systemClock, stack);
  const models = openModels(config.models, systemClock);
  const voices = openVoices(config.voices, [], systemClock, stack);
  const findings = await Promise.all([
    ...ears.map((one, at) => findingOf("ears", placed(one.name, config.ears, at), listens(one))),
    ...models.map((one, at) =>
      findingOf("brain", placed(one.name, config.models, at), answers(one)),
    ),
    ...voices.map((one, at) =>
      findingOf("voice", placed(one.name, config.voices, at), speaks(one)),
    ),
  ]);
  const local = [
    ...(ears.length === 0 ? [LOCAL.ears] : []),
    ...(models.length === 0 ? [LOCAL.brain] : []),
    ...(voices.length === 0 ? [LOCAL.voice] : []),
  ];
  return [...findings, ...local].toSorted((one, other) => placeOf(one) - placeOf(other));
}

const LOCAL = {
  ears: {
    part: "ears",
    state: "off",
    detail: "The built-in ears listen, on this machine; DEEPGRAM_API_KEY lets Deepgram do it.",
  },
  brain: {
    part: "brain",
    state: "off",
    detail:
      "The built-in script answers, on this machine; OPENAI_API_KEY or ANTHROPIC_API_KEY lets a model do it.",
  },
  voice: {
    part: "voice",
    state: "off",
    detail:
      "The built-in voice speaks, on this machine; ELEVENLABS_API_KEY or DEEPGRAM_API_KEY lets a service do it.",
  },
} as const;

function placeOf({ part }: Finding): number {
  return Object.keys(LOCAL).indexOf(part);
}

/** A service with its place in the order and in the world. */
interface Placed {
  readonly name: string;
  readonly isFirst: boolean;
  readonly where: string;
}

function placed(
  name: string,
  configs: readonly { readonly service: string; readonly baseUrl?: string }[],
  at: number,
): Placed {
  const { service, baseUrl } = configs[at] ?? { service: "" };
  const elsewhere = baseUrl === undefined ? "in the cloud" : `at ${new URL(baseUrl).origin}`;
  return { name, isFirst: at === 0, where: service === "sherpa" ? "on this machine" : elsewhere };
}

async function findingOf(
  part: keyof typeof LOCAL,
  { name, isFirst, where }: Placed,
  works: Promise<boolean>,
): Promise<Finding> {
  try {
    if (!(await works))
      return { part, state: "broken", detail: `${name} answers nothing; look at its status page.` };
    const does = isFirst ? DOES[part] : "is next, should those before it fail";
    return { part, state: "ok", detail: `${name} ${does}, ${where}.` };
  } catch (error) {
    return { part, state: "broken", detail: faultIn(name, error) };
  }
}

const DOES = { ears: "listens", brain: "answers", voice: "speaks" } as const;

/** What is wrong with a folder of models says itself what to do. */
function faultIn(name: string, error: unknown): string {
  const isOurs = error instanceof ProviderError && error.provider === "sherpa";
  return isOurs && error.failure === "invalid-request" && error.detail !== undefined
    ? `${name}: ${error.detail}`
    : `${name} ${faultOf(error)}`;
}

/** Half a second of silence: it must be taken for a while, and need not be understood. */
async function listens(ears: SpeechToText): Promise<boolean> {
  const stream = ears.open({
    format: TELEPHONE,
    language: "en",
    hints: { keyTerms: [], grammar: "" },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  stream.push(new Uint8Array(4000).fill(MULAW_SILENCE));
  using _timer = systemClock.setTimer(LISTEN_FOR_MS, () => stream.end());
  for await (const event of stream) if (event.type === "turn-end") break;
  return true;
}

async function speaks(voice: TextToSpeech): Promise<boolean> {
  const speech = voice.speak({
    text: "Hello.",
    format: TELEPHONE,
    voice: voice.voices[0] ?? "",
    language: "en",
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  });
  for await (const { audio } of speech) if (audio.length > 0) return true;
  return false;
}

async function answers(model: LanguageModel): Promise<boolean> {
  const events = model.respond(
    {
      instructions: "Answer with one word.",
      messages: [{ role: "user", text: "Say yes." }],
      tools: [],
      cacheKey: "doctor",
      longestAnswer: 16,
    },
    { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) },
  );
  for await (const event of events) if (event.type === "text") return true;
  return false;
}

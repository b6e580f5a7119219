import { TELEPHONE } from "../audio/format.ts";
import { MULAW_SILENCE } from "../audio/mulaw.ts";
import { systemClock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import { kindOfFailure, type Failover } from "../ports/failover.ts";
import type { LanguageModel } from "../ports/language-model.ts";
import type { SpeechToText } from "../ports/speech-to-text.ts";
import type { TextToSpeech } from "../ports/text-to-speech.ts";
import type { Finding } from "./examine.ts";
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
    ...ears.map((one) => findingOf("ears", one.name, listens(one))),
    ...models.map((one) => findingOf("brain", one.name, answers(one))),
    ...voices.map((one) => findingOf("voice", one.name, speaks(one))),
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

async function findingOf(part: string, name: string, works: Promise<boolean>): Promise<Finding> {
  try {
    return (await works)
      ? { part, state: "ok", detail: `${name} answers, in the cloud or wherever you set it up.` }
      : { part, state: "broken", detail: `${name} answers nothing; look at its status page.` };
  } catch (error) {
    return { part, state: "broken", detail: `${name} ${FAULTS[kindOfFailure(error)]}` };
  }
}

const FAULTS: Readonly<Record<Failover["failure"], string>> = {
  authentication: "refuses the key; compare it with the one in its console.",
  "invalid-request": "refuses what it is asked; check the model and the voice in .env.",
  "rate-limit": "is asked too often for this account just now; try again in a minute.",
  quota: "has no credit left on this account; its console says more.",
  timeout: "doesn't answer in time; check this machine's way to the internet.",
  connectivity: "can't be reached from here; check this machine's way to the internet.",
  server: "has a fault of its own; look at its status page.",
  unknown: "can't be used; start with LOG_LEVEL=debug and look at the log.",
};

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

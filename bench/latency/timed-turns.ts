import type { TurnTrace } from "../../src/domain/calls/turn-trace.ts";
import { ListenStandIn } from "../../src/providers/deepgram/testing/listen-stand-in.ts";
import { VoiceStandIn } from "../../src/providers/elevenlabs/testing/voice-stand-in.ts";
import { ChatStandIn } from "../../src/providers/testing/chat-stand-in.ts";
import type { SharedSpeech } from "../../test/support/shared-speech.ts";
import { chatMind } from "../../test/support/wired/minds.ts";
import { WiredCall, type Setup } from "../../test/support/wired/wired-call.ts";
import type { WiredClock } from "../../test/support/wired/wired-clock.ts";
import { chanceFrom } from "../slots/chance.ts";
import { ANSWERS, mindOfAnswers } from "./conversation.ts";

/** What the services publish, in ms; Flux's guess comes 150 to 250 ms before its verdict. */
export const PUBLISHED = {
  novaFinalMs: 250,
  fluxTurnEndMs: 260,
  fluxEagerMs: 60,
  firstTokenMs: 350,
  tokensPerSecond: 60,
  firstSoundMs: 120,
};
// What nova-3 is asked to wait for of these 250 ms.
const NOVA_ENDPOINTING_MS = 100;
// Services are never twice equally fast: a fifth more or less, evenly, with the published figure in the middle.
const SPREAD = 0.2;

/** A turn of the caller: where its time went, and when its answer was heard on the line, fillers included, in ms after their last sound. */
export interface TimedTurn {
  readonly trace: TurnTrace;
  readonly heardMs: number | undefined;
}

/** Holds one call with services that take as long as they publish. */
export async function timedTurns(
  shared: SharedSpeech,
  ears: "Flux, eager" | "nova-3",
  seed: number,
): Promise<readonly TimedTurn[]> {
  const opened = Promise.withResolvers<ListenStandIn>();
  await using call = await WiredCall.ring(async (clock, stack) => {
    const listen = stack.use(
      await ListenStandIn.open({
        clock,
        novaLatencyMs: PUBLISHED.novaFinalMs - NOVA_ENDPOINTING_MS,
        fluxTurnEndMs: PUBLISHED.fluxTurnEndMs,
        fluxEagerMs: PUBLISHED.fluxEagerMs,
      }),
    );
    opened.resolve(listen);
    const { apiKey, baseUrl } = listen;
    const service = ears === "nova-3" ? "deepgram-nova" : "deepgram-flux";
    return {
      ears: [{ service, apiKey, baseUrl }],
      ...(await thinkAndSpeak(clock, stack, seed)),
    };
  }, shared);
  const { sound } = await opened.promise;
  await call.answer();
  for (const words of ANSWERS.keys()) {
    await call.say(sound.say(words));
    await call.answer();
  }
  call.line.hangUp();
  const { report } = await call.ending();
  const heard = call.line.utterances.map(({ responseMs }) => responseMs);
  return (report?.traces ?? []).map((trace) => ({ trace, heardMs: heard[trace.turn] }));
}

async function thinkAndSpeak(
  clock: WiredClock,
  stack: AsyncDisposableStack,
  seed: number,
): Promise<Setup> {
  const chance = chanceFrom(seed);
  const about = (ms: number) => ms * (1 - SPREAD + 2 * SPREAD * chance());
  const model = stack.use(await ChatStandIn.open());
  model.mind = chatMind(mindOfAnswers);
  model.pace = {
    clock,
    firstTokenMs: () => about(PUBLISHED.firstTokenMs),
    tokensPerSecond: () => about(PUBLISHED.tokensPerSecond),
  };
  const voice = stack.use(await VoiceStandIn.open());
  voice.beforeSound = () =>
    new Promise((resolve) => void clock.setTimer(about(PUBLISHED.firstSoundMs), resolve));
  const { apiKey, baseUrl } = voice;
  return {
    models: [
      { service: "openai", model: model.model, apiKey: model.apiKey, baseUrl: model.baseUrl },
    ],
    voices: [{ service: "elevenlabs", apiKey, baseUrl, voiceId: voice.voice }],
  };
}

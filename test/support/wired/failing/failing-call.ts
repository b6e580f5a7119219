import { listAppointments } from "../../../../src/actions/booking/list-appointments.ts";
import { ListenStandIn } from "../../../../src/providers/deepgram/testing/listen-stand-in.ts";
import { MessagesStandIn } from "../../../../src/providers/anthropic/testing/messages-stand-in.ts";
import { SpeakStandIn } from "../../../../src/providers/deepgram/testing/speak-stand-in.ts";
import { VoiceStandIn } from "../../../../src/providers/elevenlabs/testing/voice-stand-in.ts";
import { SpeechStandIn } from "../../../../src/providers/openai/testing/speech-stand-in.ts";
import { ChatStandIn } from "../../../../src/providers/testing/chat-stand-in.ts";
import type { SharedSpeech } from "../../shared-speech.ts";
import { booker } from "../booker.ts";
import { markedVoiceOf, type CallersSound } from "../callers-sound.ts";
import { converse } from "../converse.ts";
import { chatMind, messagesMind } from "../minds.ts";
import { silencesAfter } from "../silences.ts";
import { WiredCall, type Setup } from "../wired-call.ts";
import type { WiredClock } from "../wired-clock.ts";
import { breakEars } from "./ears.ts";
import { breakingMind, breakModel } from "./brain.ts";
import type { Fault, FailingPart } from "./faults.ts";
import { breakVoice } from "./voice.ts";

/** The turn of the caller in which it fails. */
const FAILS_IN_TURN = 1;

/** Holds a whole call in which one service fails, over the wire, and tells what its caller heard and what is in the book. */
export async function failingCall(
  shared: SharedSpeech,
  { part, service, fault }: { part: FailingPart; service: string; fault: Fault },
) {
  const opened = Promise.withResolvers<Opened>();
  const chosen = { ears: "nova-3", brain: "openai", voice: "elevenlabs", [part]: service };
  await using call = await WiredCall.ring(async (clock, stack) => {
    const all = await open(chosen, { fault, part, clock, stack, shared });
    opened.resolve(all);
    return all.setup;
  }, shared);
  const { sound, fail } = await opened.promise;
  const said = await converse(call, sound, (turn) => {
    if (turn === FAILS_IN_TURN) fail();
  });
  const { report } = await call.ending();
  const silencesMs = silencesAfter(call.line);
  return { said, report, failovers: call.failovers, silencesMs, book: await bookedIn(call) };
}

/** What is in the book, and for whom. */
async function bookedIn({ salon }: WiredCall): Promise<readonly string[]> {
  const rows = await listAppointments(salon.owner);
  return rows.map(
    ({ services, stylist, start, customer, status }) =>
      `${status}: ${services.join(" and ")} with ${stylist} ${start.slice(0, 16)} for ${customer.name}`,
  );
}

interface Opened {
  readonly setup: Setup;
  readonly sound: CallersSound;
  readonly fail: () => void;
}

interface Conditions {
  readonly fault: Fault;
  readonly part: FailingPart;
  readonly clock: WiredClock;
  readonly stack: AsyncDisposableStack;
  readonly shared: SharedSpeech;
}

async function open(
  chosen: { readonly ears: string; readonly brain: string; readonly voice: string },
  { fault, part, clock, stack, shared }: Conditions,
): Promise<Opened> {
  let hasFailed = false;
  const ears = stack.use(await ListenStandIn.open({ clock, novaLatencyMs: 150 }));
  const mind = breakingMind(booker, fault, () => part === "brain" && hasFailed);
  const brain = stack.use(await openBrain(chosen.brain));
  if (brain instanceof MessagesStandIn) brain.mind = messagesMind(mind);
  else brain.mind = chatMind(mind);
  const voice = stack.use(await openVoice(chosen.voice));
  const modelOf = {
    service: BRAINS[chosen.brain] ?? "openai",
    model: brain.model,
    apiKey: brain.apiKey,
    baseUrl: brain.baseUrl,
  };
  const voiceAccess = { apiKey: voice.apiKey, baseUrl: voice.baseUrl };
  return {
    setup: {
      ears: [
        {
          service: chosen.ears === "flux" ? "deepgram-flux" : "deepgram-nova",
          apiKey: ears.apiKey,
          baseUrl: ears.baseUrl,
        },
      ],
      models: [modelOf],
      voices: [
        voice instanceof VoiceStandIn
          ? { service: "elevenlabs", ...voiceAccess, voiceId: voice.voice }
          : { service: voice instanceof SpeakStandIn ? "deepgram" : "openai", ...voiceAccess },
      ],
    },
    sound: markedVoiceOf(shared, ears.sound),
    fail: () => {
      hasFailed = true;
      if (part === "ears") breakEars(ears, fault, clock);
      if (part === "brain") breakModel(brain, fault);
      if (part === "voice") breakVoice(voice, fault);
    },
  };
}

const BRAINS: Readonly<Record<string, "openai" | "anthropic" | "server">> = {
  openai: "openai",
  anthropic: "anthropic",
  compatible: "server",
};

async function openBrain(name: string): Promise<ChatStandIn | MessagesStandIn> {
  return await (name === "anthropic" ? MessagesStandIn : ChatStandIn).open();
}

async function openVoice(name: string): Promise<SpeakStandIn | VoiceStandIn | SpeechStandIn> {
  if (name === "aura") return await SpeakStandIn.open();
  return await (name === "openai" ? SpeechStandIn : VoiceStandIn).open();
}

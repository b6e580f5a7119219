import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unreachable } from "../../src/base/unreachable.ts";
import { MessagesStandIn } from "../../src/providers/anthropic/testing/messages-stand-in.ts";
import { DeepgramAgentStandIn } from "../../src/providers/deepgram-agent/testing/agent-stand-in.ts";
import { ListenStandIn } from "../../src/providers/deepgram/testing/listen-stand-in.ts";
import { SpeakStandIn } from "../../src/providers/deepgram/testing/speak-stand-in.ts";
import { VoiceStandIn } from "../../src/providers/elevenlabs/testing/voice-stand-in.ts";
import { RealtimeStandIn } from "../../src/providers/openai-realtime/testing/realtime-stand-in.ts";
import { SpeechStandIn } from "../../src/providers/openai/testing/speech-stand-in.ts";
import { TinyModel } from "../../src/providers/sherpa/testing/tiny-model.ts";
import { ChatStandIn } from "../../src/providers/testing/chat-stand-in.ts";
import { booker } from "../support/wired/booker.ts";
import { soundFor, voiceOf, type CallersSound } from "../support/wired/callers-sound.ts";
import { agentMind, chatMind, messagesMind } from "../support/wired/minds.ts";
import { offeredBy } from "../support/wired/offered-by.ts";
import type { Setup } from "../support/wired/wired-call.ts";
import type { WiredClock } from "../support/wired/wired-clock.ts";
import type { SharedSpeech } from "../support/shared-speech.ts";

export const EARS = ["local", "nova-3", "flux", "sherpa"] as const;
export const VOICES = ["local", "aura", "elevenlabs", "openai"] as const;
export const BRAINS = ["script", "openai", "anthropic", "compatible"] as const;
export const AGENTS = ["deepgram", "openai-realtime"] as const;

/** Where services are opened, and closed when the call is over. */
export interface Place {
  readonly clock: WiredClock;
  readonly stack: AsyncDisposableStack;
}

/** Services that are open, and how to speak to what hears. */
export interface Opened {
  readonly setup: Setup;
  readonly sound: CallersSound;
}

/** Opens what hears, and answers how to speak to it. */
export async function earsOf(
  name: (typeof EARS)[number],
  { clock, stack }: Place,
  own: { readonly speech: SharedSpeech; readonly words: readonly string[] },
): Promise<Opened> {
  switch (name) {
    case "local":
      return { setup: {}, sound: voiceOf(own.speech) };
    case "nova-3":
    case "flux": {
      const standIn = stack.use(await ListenStandIn.open({ clock, novaLatencyMs: 150 }));
      const { apiKey, baseUrl } = standIn;
      const service = name === "flux" ? "deepgram-flux" : "deepgram-nova";
      return {
        setup: { ears: [{ service, apiKey, baseUrl }] },
        sound: (text) => Promise.resolve(standIn.sound.say(text)),
      };
    }
    case "sherpa": {
      const model = new TinyModel(own.words);
      const folder = await mkdtemp(join(tmpdir(), "frontdesk-sherpa-"));
      stack.defer(() => rm(folder, { recursive: true }));
      await model.write(folder);
      return {
        setup: { ears: [{ service: "sherpa", folder }] },
        sound: (text) => Promise.resolve(model.say(text)),
      };
    }
    default:
      return unreachable(name);
  }
}

/** Opens what speaks. */
export async function voiceServiceOf(
  name: (typeof VOICES)[number],
  { stack }: Place,
): Promise<Setup> {
  switch (name) {
    case "local":
      return {};
    case "aura": {
      const { apiKey, baseUrl } = stack.use(await SpeakStandIn.open());
      return { voices: [{ service: "deepgram", apiKey, baseUrl }] };
    }
    case "elevenlabs": {
      const { apiKey, baseUrl, voice } = stack.use(await VoiceStandIn.open());
      return { voices: [{ service: "elevenlabs", apiKey, baseUrl, voiceId: voice }] };
    }
    case "openai": {
      const { apiKey, baseUrl } = stack.use(await SpeechStandIn.open());
      return { voices: [{ service: "openai", apiKey, baseUrl }] };
    }
    default:
      return unreachable(name);
  }
}

/** Opens what thinks. */
export async function brainOf(name: (typeof BRAINS)[number], { stack }: Place): Promise<Setup> {
  switch (name) {
    case "script":
      return {};
    case "anthropic": {
      const standIn = stack.use(await MessagesStandIn.open());
      standIn.mind = messagesMind(booker);
      const { apiKey, baseUrl, model } = standIn;
      return { models: [{ service: "anthropic", apiKey, baseUrl, model }] };
    }
    case "openai":
    case "compatible": {
      const standIn = stack.use(await ChatStandIn.open());
      standIn.mind = chatMind(booker);
      const { apiKey, baseUrl, model } = standIn;
      const service = name === "openai" ? "openai" : "server";
      return { models: [{ service, apiKey, baseUrl, model }] };
    }
    default:
      return unreachable(name);
  }
}

/** Opens a service that does all three, and answers how to speak to it. */
export async function agentOf(name: (typeof AGENTS)[number], { stack }: Place): Promise<Opened> {
  const isDeepgram = name === "deepgram";
  const standIn = stack.use(await (isDeepgram ? DeepgramAgentStandIn : RealtimeStandIn).open());
  standIn.mind = agentMind(booker, () => offeredBy(standIn.messages));
  const { apiKey, baseUrl } = standIn;
  const models = { listen: "flux-general-en", think: "gpt-4o-mini", speak: "aura-2-thalia-en" };
  return {
    setup: {
      agent: isDeepgram
        ? { service: "deepgram", apiKey, baseUrl, ...models }
        : { service: name, apiKey, baseUrl, model: "gpt-realtime", voice: "marin" },
    },
    sound: soundFor(standIn),
  };
}

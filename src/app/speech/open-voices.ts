import type { Clock } from "../../base/clock.ts";
import { unreachable } from "../../base/unreachable.ts";
import type { VoiceConfig } from "../../config/speech.ts";
import { readVoiceName, type VoiceName } from "../../domain/business/voice-name.ts";
import type { SpeakOptions, TextToSpeech } from "../../ports/text-to-speech.ts";
import { AuraVoice } from "../../providers/deepgram/index.ts";
import { ElevenLabsVoice } from "../../providers/elevenlabs/index.ts";
import { openAiVoice } from "../../providers/openai/index.ts";

/** The services' voices in their order, each with the voices that desks of this installation ask for (`deskVoices`). */
export function openVoices(
  configs: readonly VoiceConfig[],
  deskVoices: readonly string[],
  clock: Clock,
  stack: AsyncDisposableStack,
): readonly TextToSpeech[] {
  const named = deskVoices.flatMap((text) => readVoiceName(text) ?? []);
  return configs.map((config) => {
    const wanted = named.flatMap(({ service, id }) => (service === config.service ? [id] : []));
    return byDeskNames(config.service, openVoice(config, wanted, clock, stack));
  });
}

function openVoice(
  config: VoiceConfig,
  wanted: readonly string[],
  clock: Clock,
  stack: AsyncDisposableStack,
): TextToSpeech {
  switch (config.service) {
    case "elevenlabs": {
      const ids = config.voiceId === undefined ? wanted : [config.voiceId, ...wanted];
      return stack.use(new ElevenLabsVoice({ ...config, ...voicesOf(ids), clock }));
    }
    case "deepgram":
      return stack.use(new AuraVoice({ ...config, ...voicesOf(wanted), clock }));
    case "openai":
      return openAiVoice({ ...config, ...voicesOf(wanted), clock });
    default:
      return unreachable(config);
  }
}

/** None asked for: the service has its own to begin with. */
function voicesOf([first, ...rest]: readonly string[]): {
  voices?: readonly [string, ...string[]];
} {
  return first === undefined ? {} : { voices: [first, ...rest] };
}

/** The same voice, by the names that desk files have for it. */
function byDeskNames(service: VoiceName["service"], voice: TextToSpeech): TextToSpeech {
  const own = <Options extends Omit<SpeakOptions, "text">>(options: Options): Options => {
    const name = readVoiceName(options.voice);
    return { ...options, voice: name?.service === service ? name.id : "" };
  };
  const prefix = service === "deepgram" ? "" : `${service}:`;
  return {
    name: voice.name,
    voices: voice.voices.map((id) => prefix + id),
    speak: (options) => voice.speak(own(options)),
    prepare: (options) => voice.prepare?.(own(options)),
  };
}

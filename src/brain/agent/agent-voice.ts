import type { SpeechKind } from "../../domain/dialogue/transcript.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { TextToSpeech, VoiceChunk } from "../../ports/text-to-speech.ts";
import type { AgentCall } from "./agent-call.ts";

type SpeakOptions = Parameters<TextToSpeech["speak"]>[0];

/**
 * The speaking side of an agent. A sentence of its own comes with its own sound; whatever the desk says (a read-back, a greeting, a
 * correction) it says word for word. Where it can't, another voice says the sentence, from its beginning.
 */
export function agentVoice(
  call: AgentCall,
  other: TextToSpeech,
  onFailure: (error: unknown) => void,
): TextToSpeech {
  return {
    name: call.name,
    voices: other.voices,
    speak(options) {
      // Before anything else: the order in which the voice is asked is the order in which utterances are announced.
      const utterance = call.takeAnnounced();
      return spoken(options, utterance);
    },
  };

  async function* spoken(
    options: SpeakOptions,
    utterance: { id: string; kind: SpeechKind } | undefined,
  ): AsyncGenerator<VoiceChunk> {
    try {
      for await (const audio of agentSound(options, utterance)) yield { audio };
      return;
    } catch (error) {
      if (options.signal.aborted) return;
      onFailure(error);
    }
    yield* other.speak(options);
  }

  async function* agentSound(
    { text, signal }: SpeakOptions,
    utterance: { id: string; kind: SpeechKind } | undefined,
  ): AsyncGenerator<Uint8Array> {
    const own = utterance?.kind === "reply" ? call.sound?.take(text) : undefined;
    if (own && utterance) {
      call.bind(utterance.id, own);
      for await (const audio of own.audio) {
        if (signal.aborted) return;
        yield audio;
      }
      return;
    }
    try {
      yield* call.session.say(text, { signal });
    } catch (error) {
      if (!(error instanceof ProviderError) || error.retryable) call.failed(error);
      throw error;
    }
  }
}

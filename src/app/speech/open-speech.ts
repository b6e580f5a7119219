import type { Clock } from "../../base/clock.ts";
import type { EarsConfig, VoiceConfig } from "../../config/speech.ts";
import type { Failover } from "../../ports/failover.ts";
import { spokenText } from "../../domain/spoken/spoken-text.ts";
import type { Desk } from "../../ports/desk.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { TextToSpeech } from "../../ports/text-to-speech.ts";
import { FailoverEars } from "../../providers/failover/failover-ears.ts";
import { FailoverVoice } from "../../providers/failover/failover-voice.ts";
import { keepingVoice } from "../../providers/keeping-voice.ts";
import { KeptSpeech } from "../../providers/kept-speech.ts";
import { spokenVoice } from "../../providers/spoken-voice.ts";
import { openLocalSpeech, type Speech } from "../local-speech.ts";
import { openEars } from "./open-ears.ts";
import { openVoices } from "./open-voices.ts";
import { speakUnheard } from "./speak-unheard.ts";

export interface SpeechOptions {
  readonly ears: readonly EarsConfig[];
  readonly voices: readonly VoiceConfig[];
  /** The voices that desks of this installation name. */
  readonly deskVoices: readonly string[];
  /** A folder for what services' voices say to every caller; without it, each start asks them anew. */
  readonly keepsIn?: string;
  readonly clock: Clock;
  readonly onFailover: (part: "ears" | "voice", failover: Failover) => void;
  /** The ears and the voice of this machine, where they are open already and stay so; its own without. */
  readonly local?: Pick<Speech, "ears" | "voice" | "prepare">;
}

/** Ears and voice of every call, the services' first and the local ones last. */
export interface ServedSpeech extends Speech {
  /** Services that are out of use now, by part. */
  resting(part: "ears" | "voice"): readonly string[];
}

/** Opens the ears and voices that are set up; without any, the local ones alone. */
export function openSpeech(options: SpeechOptions): ServedSpeech {
  const { clock, onFailover } = options;
  const stack = new AsyncDisposableStack();
  const closing = new AbortController();
  stack.defer(() => closing.abort(new Error("The program is closing")));
  const local = options.local ?? stack.use(openLocalSpeech(clock));
  const [firstEars, ...moreEars] = [...openEars(options.ears, clock, stack), local.ears];
  const kept = new KeptSpeech(options.keepsIn);
  const served = openVoices(options.voices, options.deskVoices, clock, stack).map((voice) =>
    spokenVoice(keepingVoice(voice, kept)),
  );
  const [firstVoice, ...moreVoices] = [...served, local.voice];
  const ears = new FailoverEars([firstEars ?? local.ears, ...moreEars], clock, (failover) =>
    onFailover("ears", failover),
  );
  const voice = new FailoverVoice([firstVoice ?? local.voice, ...moreVoices], clock, (failover) =>
    onFailover("voice", failover),
  );
  return {
    // A link of its own would only be in the way of the local ones.
    ears: moreEars.length === 0 ? local.ears : ears,
    voice: moreVoices.length === 0 ? local.voice : voice,
    async prepare(desk, fixedPhrases) {
      await local.prepare(desk, fixedPhrases);
      kept.addPhrases(asSpoken(desk, fixedPhrases));
      const [first] = preferred(served, desk.profile.voice);
      if (first) await speakAllUnheard(first, desk, fixedPhrases, closing.signal);
    },
    resting: (part) => (part === "ears" ? ears : voice).resting,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Those that the desk's voice belongs to before the others. */
function preferred(voices: readonly TextToSpeech[], name: string): readonly TextToSpeech[] {
  return voices.toSorted(
    (one, other) => Number(other.voices.includes(name)) - Number(one.voices.includes(name)),
  );
}

/** A service that can't speak now is asked again when somebody rings. */
async function speakAllUnheard(
  voice: TextToSpeech,
  desk: Desk,
  phrases: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  try {
    for (const text of phrases) if (!signal.aborted) await speakUnheard(voice, desk, text, signal);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
  }
}

/** What the voice below is given for these phrases. */
function asSpoken({ profile }: Desk, phrases: readonly string[]): readonly string[] {
  const language = profile.languages[0] ?? "en";
  return phrases.map((phrase) => spokenText(phrase, language).text);
}

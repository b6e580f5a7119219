import type { Clock } from "../../base/clock.ts";
import type { EarsConfig, VoiceConfig } from "../../config/speech.ts";
import type { Failover } from "../../ports/failover.ts";
import { spokenText } from "../../domain/spoken/spoken-text.ts";
import type { Desk } from "../../ports/desk.ts";
import { FailoverEars } from "../../providers/failover/failover-ears.ts";
import { FailoverVoice } from "../../providers/failover/failover-voice.ts";
import { spokenVoice } from "../../providers/spoken-voice.ts";
import { openLocalSpeech, type Speech } from "../local-speech.ts";
import { openEars } from "./open-ears.ts";
import { openVoices } from "./open-voices.ts";

export interface SpeechOptions {
  readonly ears: readonly EarsConfig[];
  readonly voices: readonly VoiceConfig[];
  /** The voices that desks of this installation name. */
  readonly deskVoices: readonly string[];
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
  const local = options.local ?? stack.use(openLocalSpeech(clock));
  const [firstEars, ...moreEars] = [...openEars(options.ears, clock, stack), local.ears];
  const [firstVoice, ...moreVoices] = [
    ...openVoices(options.voices, options.deskVoices, clock, stack),
    local.voice,
  ];
  const ears = new FailoverEars([firstEars ?? local.ears, ...moreEars], clock, (failover) =>
    onFailover("ears", failover),
  );
  const voice = new FailoverVoice([firstVoice ?? local.voice, ...moreVoices], clock, (failover) =>
    onFailover("voice", failover),
  );
  return {
    // A link of its own would only be in the way of the local ones.
    ears: moreEars.length === 0 ? local.ears : ears,
    voice: spokenVoice(moreVoices.length === 0 ? local.voice : voice),
    prepare: (desk, fixedPhrases) => local.prepare(desk, asSpoken(desk, fixedPhrases)),
    resting: (part) => (part === "ears" ? ears : voice).resting,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** What the voice below is given for these phrases. */
function asSpoken({ profile }: Desk, phrases: readonly string[]): readonly string[] {
  const language = profile.languages[0] ?? "en";
  return phrases.map((phrase) => spokenText(phrase, language).text);
}

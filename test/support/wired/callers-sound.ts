import { bytesPerMs, TELEPHONE } from "../../../src/audio/format.ts";
import { audibleWindows, WINDOW_MS } from "../../../src/channels/twilio/simulator/audibility.ts";
import { SoundReader, SpokenSound } from "../../../src/providers/deepgram/testing/spoken-sound.ts";
import type { AgentStandIn } from "../../../src/providers/testing/agent-stand-in.ts";
import type { SharedSpeech } from "../shared-speech.ts";

/** Words as the ears of a call understand them. µ-law. */
export type CallersSound = (words: string) => Promise<Uint8Array>;

/** A person's voice, for ears that understand people. */
export function voiceOf(speech: SharedSpeech): CallersSound {
  return async (text) => {
    const { signal } = new AbortController();
    const request = { text, format: TELEPHONE, voice: "kal16", language: "en", signal };
    const chunks = await Array.fromAsync(speech.voice.speak(request));
    return Buffer.concat(chunks.map(({ audio }) => audio));
  };
}

/** A person's voice whose words a stand-in knows by its mark, and ears of this machine by its sound. */
export function markedVoiceOf(speech: SharedSpeech, sound: SpokenSound): CallersSound {
  const speak = voiceOf(speech);
  return async (text) => {
    const spoken = await speak(text);
    const audible = audibleWindows(spoken);
    const first = audible.indexOf(true) * WINDOW_BYTES;
    const end = (audible.lastIndexOf(true) + 1) * WINDOW_BYTES;
    return Buffer.concat([
      spoken.subarray(0, first),
      sound.mark(text, spoken.subarray(first, end)),
      spoken.subarray(end),
    ]);
  };
}

const WINDOW_BYTES = WINDOW_MS * bytesPerMs(TELEPHONE);
// After so much silence an agent takes the caller's turn for over.
const TURN_OVER_MS = 300;

/** Lets an agent's service listen to the sound that comes, and answers how to make such a sound. */
export function soundFor(standIn: AgentStandIn): CallersSound {
  const sound = new SpokenSound();
  let words: string | undefined;
  let silentSinceMs = 0;
  const reader = new SoundReader(sound, (atMs, stretch) => {
    if (stretch) {
      if (words === undefined) standIn.callerSpeaks();
      words = stretch.spoken.text;
      silentSinceMs = atMs;
    } else if (words !== undefined && atMs - silentSinceMs >= TURN_OVER_MS) {
      standIn.callerStops(words);
      words = undefined;
    }
  });
  standIn.onSound = (bytes) => reader.read(bytes);
  return (text) => Promise.resolve(sound.say(text));
}

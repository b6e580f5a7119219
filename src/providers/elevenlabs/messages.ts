import { z } from "zod";
import type { ProviderFailure } from "../../ports/provider-error.ts";

/** How a voice sounds: https://elevenlabs.io/docs/api-reference/voices/settings/get */
export interface VoiceSettings {
  /** 0 to 1: how alike two readings of a sentence are. */
  readonly stability: number;
  /** 0 to 1: how close it stays to the voice it was made from. */
  readonly similarity: number;
  /** 0 to 1: how much it acts. */
  readonly style: number;
}

/** Even and warm: a receptionist sounds the same in every call. */
export const RECEPTIONIST: VoiceSettings = { stability: 0.7, similarity: 0.8, style: 0.2 };

/** Where the service hears an utterance: a context begins with a space, and gives nothing away before its text. */
export function openContext(context: string, settings: VoiceSettings): string {
  return JSON.stringify({
    text: " ",
    context_id: context,
    voice_settings: {
      stability: settings.stability,
      similarity_boost: settings.similarity,
      style: settings.style,
    },
  });
}

/** A whole text, to be spoken now. The service wants a space at the end of what it is sent. */
export function speakText(context: string, text: string): string {
  return JSON.stringify({ text: `${text} `, context_id: context, flush: true });
}

/** No more text for it: the service speaks what it has, says that this was the last, and frees the context. */
export function closeContext(context: string): string {
  return JSON.stringify({ context_id: context, close_context: true });
}

/** Keeps a context, and with it the connection, from being closed for its silence. On this endpoint an empty text closes nothing. */
export function keepContext(context: string): string {
  return JSON.stringify({ text: "", context_id: context });
}

export function closeSocket(): string {
  return JSON.stringify({ close_socket: true });
}

/** When each character of a piece of speech begins, in ms since the piece began. */
export interface Alignment {
  readonly characters: readonly string[];
  readonly startsMs: readonly number[];
}

export type ServiceMessage =
  | {
      readonly type: "audio";
      readonly context: string | undefined;
      readonly audio: Uint8Array;
      readonly alignment?: Alignment;
      readonly isFinal: boolean;
    }
  | {
      readonly type: "error";
      readonly context: string | undefined;
      readonly failure: ProviderFailure;
    };

// The service and its documents spell the same keys in several ways.
const times = z.array(z.number()).nullish();
const alignment = z
  .object({
    chars: z.array(z.string()).nullish(),
    characters: z.array(z.string()).nullish(),
    charStartTimesMs: times,
    charsStartTimesMs: times,
    char_start_times_ms: times,
  })
  .nullish();
const message = z.object({
  audio: z.base64().nullish(),
  contextId: z.string().nullish(),
  context_id: z.string().nullish(),
  isFinal: z.boolean().nullish(),
  is_final: z.boolean().nullish(),
  alignment,
  error: z.string().nullish(),
});

/** Throws when it is not a message of this service at all. */
export function readMessage(text: string): ServiceMessage {
  const read = message.parse(JSON.parse(text));
  const context = read.contextId ?? read.context_id ?? undefined;
  if (typeof read.error === "string")
    return { type: "error", context, failure: failureOfError(read.error) };
  const aligned = readAlignment(read.alignment);
  return {
    type: "audio",
    context,
    audio: Buffer.from(read.audio ?? "", "base64"),
    isFinal: (read.isFinal ?? read.is_final) === true,
    ...(aligned && { alignment: aligned }),
  };
}

function readAlignment(given: z.infer<typeof alignment>): Alignment | undefined {
  const characters = given?.chars ?? given?.characters;
  const startsMs =
    given?.charStartTimesMs ?? given?.charsStartTimesMs ?? given?.char_start_times_ms;
  return characters && startsMs ? { characters, startsMs } : undefined;
}

/** The service's own names of what went wrong, by what a call can do about it. */
export function failureOfError(name: string): ProviderFailure {
  const [, failure] = FAILURES.find(([pattern]) => pattern.test(name)) ?? [];
  return failure ?? "server";
}

const FAILURES: readonly (readonly [RegExp, ProviderFailure])[] = [
  [/quota|credit|payment/iu, "quota"],
  [/api_key|unauthori[sz]ed|permission|authentication|unusual_activity/iu, "authentication"],
  [/rate_limit|too_many|max_active|concurren|busy/iu, "rate-limit"],
  [/timeout/iu, "timeout"],
  [/voice|model|invalid|unsupported|bad_request|validation|too_long/iu, "invalid-request"],
];

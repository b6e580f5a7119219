import { z } from "zod";
import { unreachable } from "../../base/unreachable.ts";

/**
 * What Twilio says on a bidirectional media stream
 * (https://www.twilio.com/docs/voice/media-streams/websocket-messages). Its counters are JSON strings.
 */
export type CarrierMessage =
  | { readonly event: "connected" }
  | {
      readonly event: "start";
      readonly streamSid: string;
      readonly callSid: string;
      readonly encoding: string;
      readonly sampleRateHz: number;
      readonly parameters: Readonly<Record<string, string>>;
    }
  | {
      readonly event: "media";
      readonly streamSid: string;
      /** Counts the caller's frames from 1; absent when it could not be read. */
      readonly chunk?: number;
      /** Since the stream began; absent when it could not be read. */
      readonly timestampMs?: number;
      readonly audio: Uint8Array;
    }
  | { readonly event: "dtmf"; readonly streamSid: string; readonly digit: string }
  | { readonly event: "mark"; readonly streamSid: string; readonly name: string }
  | { readonly event: "stop"; readonly streamSid: string };

/** Why a frame could not be used, for the log. */
export type MessageFault = "not-json" | "unknown-event" | "malformed-message" | "garbled-audio";

const count = z.coerce.number().nonnegative().optional().catch(undefined);

// Only what we read; Twilio adds fields without notice.
const wireMessage = z.discriminatedUnion("event", [
  z.object({ event: z.literal("connected") }),
  z.object({
    event: z.literal("start"),
    streamSid: z.string().min(1),
    start: z.object({
      callSid: z.string().min(1),
      mediaFormat: z.object({ encoding: z.string(), sampleRate: z.coerce.number() }),
      customParameters: z.record(z.string(), z.string()).default({}),
    }),
  }),
  z.object({
    event: z.literal("media"),
    streamSid: z.string(),
    media: z.object({ payload: z.string(), chunk: count, timestamp: count }),
  }),
  z.object({
    event: z.literal("dtmf"),
    streamSid: z.string(),
    dtmf: z.object({ digit: z.string().regex(/^[0-9*#A-D]$/) }),
  }),
  z.object({
    event: z.literal("mark"),
    streamSid: z.string(),
    mark: z.object({ name: z.string() }),
  }),
  z.object({ event: z.literal("stop"), streamSid: z.string() }),
]);
type WireMessage = z.infer<typeof wireMessage>;
const knownEvents: ReadonlySet<unknown> = new Set(
  wireMessage.options.map((option) => option.shape.event.value),
);

/** Reads one text frame from Twilio. */
export function readMessage(
  text: string,
): { ok: true; message: CarrierMessage } | { ok: false; fault: MessageFault } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, fault: "not-json" };
  }
  const media = readMedia(json);
  if (media) return media;
  const parsed = wireMessage.safeParse(json);
  if (parsed.success) {
    const message = translate(parsed.data);
    return message ? { ok: true, message } : { ok: false, fault: "garbled-audio" };
  }
  const known =
    typeof json === "object" && json !== null && "event" in json && knownEvents.has(json.event);
  return { ok: false, fault: known ? "malformed-message" : "unknown-event" };
}

/**
 * The caller's sound as it always comes, fifty times a second for each call: the same as the schema says, in a third of the
 * time. Nothing for anything else, which the schema judges.
 */
function readMedia(json: unknown): ReturnType<typeof readMessage> | undefined {
  if (!isObject(json) || json["event"] !== "media") return undefined;
  const { streamSid, media } = json;
  if (typeof streamSid !== "string" || !isObject(media)) return undefined;
  const { payload, chunk, timestamp } = media;
  if (typeof payload !== "string") return undefined;
  const [counted, timestampMs] = [countIn(chunk), countIn(timestamp)];
  if (counted === undefined || timestampMs === undefined) return undefined;
  const audio = decodeBase64(payload);
  if (!audio) return { ok: false, fault: "garbled-audio" };
  return { ok: true, message: { event: "media", streamSid, chunk: counted, timestampMs, audio } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function countIn(value: unknown): number | undefined {
  return typeof value === "string" && /^\d{1,15}$/u.test(value) ? Number(value) : undefined;
}

/** Nothing when the audio could not be decoded. */
function translate(wire: WireMessage): CarrierMessage | undefined {
  switch (wire.event) {
    case "connected":
      return { event: "connected" };
    case "start": {
      const { callSid, mediaFormat, customParameters } = wire.start;
      return {
        event: "start",
        streamSid: wire.streamSid,
        callSid,
        encoding: mediaFormat.encoding,
        sampleRateHz: mediaFormat.sampleRate,
        parameters: customParameters,
      };
    }
    case "media": {
      const audio = decodeBase64(wire.media.payload);
      if (!audio) return undefined;
      const { chunk, timestamp } = wire.media;
      return {
        event: "media",
        streamSid: wire.streamSid,
        audio,
        ...(chunk === undefined ? {} : { chunk }),
        ...(timestamp === undefined ? {} : { timestampMs: timestamp }),
      };
    }
    case "dtmf":
      return { event: "dtmf", streamSid: wire.streamSid, digit: wire.dtmf.digit };
    case "mark":
      return { event: "mark", streamSid: wire.streamSid, name: wire.mark.name };
    case "stop":
      return { event: "stop", streamSid: wire.streamSid };
    default:
      return unreachable(wire);
  }
}

/** Node skips characters that are not base64; a payload that would come out shorter for it is garbled. */
function decodeBase64(payload: string): Uint8Array | undefined {
  const audio = Buffer.from(payload, "base64");
  const padding = payload.endsWith("==") ? 2 : payload.endsWith("=") ? 1 : 0;
  return audio.length > 0 && audio.length === Math.floor(((payload.length - padding) * 3) / 4)
    ? audio
    : undefined;
}

/** The three messages Twilio takes. Anything more in them makes it warn 31951 and ignore them. */
export interface StreamWriter {
  /** µ-law at 8 kHz, any length, without a file header. */
  media(audio: Uint8Array): string;
  mark(name: string): string;
  clear(): string;
}

/** Writes messages for one stream. */
export function streamWriter(streamSid: string): StreamWriter {
  const sid = JSON.stringify(streamSid);
  const mediaHead = `{"event":"media","streamSid":${sid},"media":{"payload":"`;
  const clear = `{"event":"clear","streamSid":${sid}}`;
  return {
    media: (audio) =>
      `${mediaHead}${Buffer.from(audio.buffer, audio.byteOffset, audio.byteLength).toString("base64")}"}}`,
    mark: (name) => `{"event":"mark","streamSid":${sid},"mark":{"name":${JSON.stringify(name)}}}`,
    clear: () => clear,
  };
}

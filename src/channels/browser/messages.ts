import { z } from "zod";
import type { SpeechKind } from "../../domain/dialogue/transcript.ts";
import type { CallOutcome } from "../../ports/call-feed.ts";
import type { VisitStep } from "./visit-step.ts";

/** Where the talk socket is. */
export const TALK_SOCKET_PATH = "/talk-socket";

/**
 * What the page sends as JSON text frames; binary frames are its microphone (16 kHz, 16 bits, little-endian, one channel,
 * 20 ms each). `mark` and `clear` mean what they mean on Twilio's media streams.
 */
const clientMessage = z.discriminatedUnion("type", [
  /**
   * The first message. `audio` is false when the browser can play nothing: the call is then one of words alone. `kiosk` asks for
   * a `step` wherever the conversation asks for something.
   */
  z.strictObject({
    type: z.literal("start"),
    callerNumber: z.string().max(40).optional(),
    audio: z.boolean().default(true),
    kiosk: z.boolean().default(false),
  }),
  /** Everything before the server's mark of this name was played, or (`cleared`) thrown away. */
  z.strictObject({
    type: z.literal("mark"),
    name: z.string().min(1).max(200),
    cleared: z.boolean(),
  }),
  /** Typed words. */
  z.strictObject({ type: z.literal("text"), text: z.string().trim().min(1).max(1000) }),
  /** At a kiosk: the visitor accepts a document in the wording that has this hash. */
  z.strictObject({
    type: z.literal("accept"),
    document: z.string().min(1).max(200),
    hash: z.string().min(1).max(200),
  }),
  z.strictObject({ type: z.literal("key"), digit: z.string().regex(/^[\d*#]$/) }),
  /** The caller hangs up. */
  z.strictObject({ type: z.literal("stop") }),
]);

export type ClientMessage = z.infer<typeof clientMessage>;

/** What the server sends as JSON text frames; binary frames are the receptionist's voice in the same format. */
export type ServerMessage =
  /** The call was taken. */
  | { readonly type: "started" }
  /** Asks for a `mark` back once all audio sent so far was played. */
  | { readonly type: "mark"; readonly name: string }
  /** Drop what was not yet played, and answer its marks at once as cleared. */
  | { readonly type: "clear" }
  | ({ readonly type: "words" } & Words)
  /** Only at a kiosk: what can be tapped or typed now in place of speaking. A later one replaces it. */
  | { readonly type: "step"; readonly step: VisitStep }
  /** Only at a kiosk: what the visitor is still to accept. A later one replaces it. */
  | { readonly type: "documents"; readonly documents: readonly DocumentShown[] }
  /** The call is over; the socket closes next. */
  | { readonly type: "ended"; readonly outcome?: CallOutcome }
  /** The call could not begin, in one sentence for the caller. */
  | { readonly type: "refused"; readonly reason: RefusedReason; readonly sentence: string };

export type RefusedReason = "bad-number" | "busy";

/** A text that a visitor is to accept. */
export interface DocumentShown {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  /** Names this very wording. */
  readonly hash: string;
}

/** Words to show. A later message with the same `id` replaces them. */
export interface Words {
  readonly side: "caller" | "receptionist";
  readonly id: string;
  readonly text: string;
  /** Only at a kiosk, and with the first words of an utterance: what kind of words the receptionist's are. */
  readonly kind?: SpeechKind;
  /** False while they are still being spoken or made out. */
  readonly final: boolean;
}

/** Reads one text frame of a page; undefined when it is none of ours. */
export function readClientMessage(frame: string): ClientMessage | undefined {
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    return undefined;
  }
  const parsed = clientMessage.safeParse(json);
  return parsed.success ? parsed.data : undefined;
}

/** One text frame for a page. */
export function writeServerMessage(message: ServerMessage): string {
  return JSON.stringify(message);
}

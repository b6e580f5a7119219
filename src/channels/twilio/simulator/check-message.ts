import { z } from "zod";
import { unreachable } from "../../../base/unreachable.ts";

/** What a desk may say on a media stream. */
export type DeskMessage =
  | { readonly event: "media"; readonly audio: Uint8Array }
  | { readonly event: "mark"; readonly name: string }
  | { readonly event: "clear" };

/** What Twilio would warn of in its console. It ignores such a message otherwise. */
export interface StreamWarning {
  /** 31950: not a text frame; 31951: not one of the three messages, exactly as documented. */
  readonly code: 31950 | 31951;
  readonly detail: string;
}

const streamSid = z.string();
const payload = z
  .string()
  .regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);

const wireMessage = z.discriminatedUnion("event", [
  z.strictObject({ event: z.literal("media"), streamSid, media: z.strictObject({ payload }) }),
  z.strictObject({
    event: z.literal("mark"),
    streamSid,
    mark: z.strictObject({ name: z.string() }),
  }),
  z.strictObject({ event: z.literal("clear"), streamSid }),
]);

/** Checks one frame from the desk as strictly as Twilio's documentation is written. */
export function checkMessage(
  frame: string | Uint8Array,
  ownStreamSid: string,
): { ok: true; message: DeskMessage } | { ok: false; warning: StreamWarning } {
  if (typeof frame !== "string") return warn(31950, "a binary frame");
  let json: unknown;
  try {
    json = JSON.parse(frame);
  } catch {
    return warn(31951, "not JSON");
  }
  const parsed = wireMessage.safeParse(json);
  if (!parsed.success) return warn(31951, z.prettifyError(parsed.error));
  const { data } = parsed;
  if (data.streamSid !== ownStreamSid) return warn(31951, "another stream's streamSid");
  switch (data.event) {
    case "media":
      return {
        ok: true,
        message: { event: "media", audio: Buffer.from(data.media.payload, "base64") },
      };
    case "mark":
      return { ok: true, message: { event: "mark", name: data.mark.name } };
    case "clear":
      return { ok: true, message: { event: "clear" } };
    default:
      return unreachable(data);
  }
}

function warn(code: StreamWarning["code"], detail: string): { ok: false; warning: StreamWarning } {
  return { ok: false, warning: { code, detail } };
}

import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { z } from "zod";
import type { Hear } from "./answers.ts";

/** A request to `POST /slack`, as it came. */
export interface SignedRequest {
  readonly headers: IncomingHttpHeaders;
  /** Byte for byte: the signature is over these. */
  readonly body: Buffer;
}

export interface SignedAnswer {
  readonly status: 200 | 400 | 401 | 404 | 503;
  readonly text: string;
}

/** A request that is older, or from the future, may be somebody's recording. */
const MOST_APART_MS = 300_000;

/** Reads a request, once it is shown to be Slack's, and hands it on; the answer says 503 when nothing could be kept. */
export async function receiveSigned(
  request: SignedRequest,
  options: {
    readonly signingSecret: string | undefined;
    readonly nowMs: number;
    readonly hear: Hear | undefined;
  },
): Promise<SignedAnswer> {
  const { signingSecret, nowMs, hear } = options;
  if (signingSecret === undefined) return { status: 404, text: NOT_SET_UP };
  if (!isSigned(request, signingSecret, nowMs)) return { status: 401, text: NOT_SIGNED };
  const payload = payloadOf(request);
  if (payload === undefined) return { status: 400, text: UNREADABLE };
  const challenge = urlVerification.safeParse(payload);
  if (challenge.success) return { status: 200, text: challenge.data.challenge };
  if (!hear) return { status: 503, text: NOBODY_LISTENS };
  try {
    await hear(payload);
    return { status: 200, text: "" };
  } catch {
    // Slack then shows the person that it didn't arrive, or delivers it again.
    return { status: 503, text: NOT_KEPT };
  }
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
function isSigned({ headers, body }: SignedRequest, secret: string, nowMs: number): boolean {
  const timestamp = headers["x-slack-request-timestamp"];
  const signature = headers["x-slack-signature"];
  if (typeof timestamp !== "string" || typeof signature !== "string") return false;
  if (!/^\d{1,12}$/u.test(timestamp)) return false;
  if (Math.abs(nowMs - Number(timestamp) * 1000) > MOST_APART_MS) return false;
  const digest = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex");
  const expected = Buffer.from(`v0=${digest}`);
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Events come as JSON, what people press as JSON in a form's field. */
function payloadOf({ headers, body }: SignedRequest): unknown {
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") === true;
  const text = body.toString();
  const json = isForm ? new URLSearchParams(text).get("payload") : text;
  try {
    return JSON.parse(json ?? "");
  } catch {
    return undefined;
  }
}

const urlVerification = z.object({
  type: z.literal("url_verification"),
  challenge: z.string().max(1000),
});

const NOT_SET_UP =
  "Set SLACK_SIGNING_SECRET to take requests from Slack; with Socket Mode none come here.";
const NOT_SIGNED =
  "This request isn't signed by Slack for this app: check SLACK_SIGNING_SECRET, and this machine's clock.";
const UNREADABLE = "This request holds no payload.";
const NOBODY_LISTENS = "Nobody listens to answers just now. Try again in a moment.";
const NOT_KEPT = "Your answer couldn't be kept. Try again in a moment.";

import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { WebSocket } from "ws";
import type { Clock } from "../../../base/clock.ts";
import { webSocketAsMediaSocket } from "../websocket.ts";
import { CallRefused, type CarrierSocket, type Exchange, type WebhookAnswer } from "./exchange.ts";

/** Twilio's patience with a webhook and with a socket. */
const ANSWER_WITHIN_MS = 15_000;

/** Reaches a desk over HTTP and WebSocket with the headers and signatures that Twilio sends. */
export function networkExchange(options: {
  /** Where the desk listens, such as `http://127.0.0.1:5000`. */
  origin: string;
  /** Where the desk believes that Twilio reaches it; signatures are over this. By default the same. */
  publicOrigin?: string;
  /** Signs requests, as Twilio does with the account's token. */
  authToken?: string;
  /** Tells every webhook twice, with the same token, as Twilio does when it gives up on an answer too early. */
  repeats?: boolean;
  clock: Clock;
}): Exchange {
  const origin = withoutSlash(options.origin);
  const publicOrigin = withoutSlash(options.publicOrigin ?? origin);
  const { authToken } = options;

  function signed(url: string, form: Readonly<Record<string, string>>): Record<string, string> {
    return authToken === undefined
      ? {}
      : { "x-twilio-signature": getExpectedTwilioSignature(authToken, url, form) };
  }
  function reachable(url: string): string {
    for (const [from, to] of [
      [publicOrigin, origin],
      [socketOrigin(publicOrigin), socketOrigin(origin)],
    ] as const) {
      if (url === from || url.startsWith(`${from}/`)) return to + url.slice(from.length);
    }
    return url;
  }

  async function tell(
    url: string,
    form: Readonly<Record<string, string>>,
    token: string,
  ): Promise<WebhookAnswer> {
    try {
      const response = await fetch(reachable(url), {
        method: "POST",
        headers: {
          "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
          "user-agent": "TwilioProxy/1.1",
          accept: "*/*",
          "x-home-region": "us1",
          "i-twilio-idempotency-token": token,
          ...signed(url, form),
        },
        body: new URLSearchParams(form),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const contentType = response.headers.get("content-type") ?? "";
      return { status: response.status, contentType, body: await response.text() };
    } catch (error) {
      throw new CallRefused(`Nobody answered at ${origin} (Twilio error 11205).`, {
        cause: error,
      });
    }
  }

  return {
    origin: publicOrigin,
    async post(url, form) {
      const token = crypto.randomUUID();
      if (options.repeats !== true) return await tell(url, form, token);
      const [first, second] = await Promise.all([tell(url, form, token), tell(url, form, token)]);
      if (first.status !== second.status || first.body !== second.body) {
        throw new CallRefused("The desk answered a repeated webhook otherwise than the first.");
      }
      return second;
    },
    connect: (url) => openSocket(reachable(url), signed(url, {}), options.clock),
  };
}

function openSocket(
  url: string,
  signature: Record<string, string>,
  clock: Clock,
): Promise<CarrierSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      headers: { "user-agent": "Twilio.TmeWs/1.0", ...signature },
      perMessageDeflate: false,
      handshakeTimeout: ANSWER_WITHIN_MS,
    });
    socket.once("unexpected-response", (request, response) => {
      request.destroy();
      reject(
        new CallRefused(
          `The desk answered the media stream with ${response.statusCode} instead of 101 (Twilio error 31920).`,
        ),
      );
    });
    socket.once("error", (error) => {
      reject(
        new CallRefused("The media stream could not be opened (Twilio error 31902).", {
          cause: error,
        }),
      );
    });
    socket.once("open", () => {
      resolve({
        ...webSocketAsMediaSocket(socket, clock),
        destroy: () => socket.terminate(),
      });
    });
  });
}

function withoutSlash(origin: string): string {
  return origin.replace(/\/+$/, "");
}

function socketOrigin(origin: string): string {
  return origin.replace(/^http/, "ws");
}

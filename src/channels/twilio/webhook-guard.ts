import type { IncomingHttpHeaders } from "node:http";
import { NoPublicOrigin } from "./no-public-origin.ts";
import { isSigned } from "./signature.ts";

/** What of a request decides whether it comes from Twilio. */
export interface WebhookRequest {
  /** As it was requested, with its query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly remoteAddress: string | undefined;
  /** The fields of a webhook's form; absent for an upgrade to a WebSocket. */
  readonly form?: Readonly<Record<string, unknown>>;
}

/** Decides which requests come from Twilio, and at which address Twilio finds us. */
export interface WebhookGuard {
  /** Nothing when the request may pass, else a sentence for whoever sent it. */
  refuse(request: WebhookRequest): string | undefined;
  /** Where Twilio's next requests go: `https://host`, without a slash at the end. */
  origin(headers: IncomingHttpHeaders): string;
}

/**
 * With auth tokens, only what Twilio signed passes. Without, only this machine itself, so that a desk that was not yet
 * given its token can be tried at home but not rung by strangers. `publicOrigin` is how Twilio reaches us
 * (`https://desk.example.com`); the `Host` header cannot be trusted for it.
 * @throws NoPublicOrigin when there are tokens and no public origin.
 */
export function webhookGuard(options: {
  authTokens: readonly string[];
  publicOrigin?: string;
}): WebhookGuard {
  const { authTokens } = options;
  const publicOrigin = options.publicOrigin?.replace(/\/+$/, "");
  if (authTokens.length > 0 && publicOrigin === undefined) {
    throw new NoPublicOrigin(
      "Twilio's signatures can't be checked without the public address of this desk: set PUBLIC_ORIGIN to the address in Twilio's console, such as https://desk.example.com.",
    );
  }
  return {
    refuse(request) {
      if (authTokens.length === 0) return fromThisMachine(request) ? undefined : NOT_LOCAL;
      const base = request.form ? publicOrigin : asSocket(publicOrigin);
      const signature = request.headers["x-twilio-signature"];
      const signed = isSigned(
        authTokens,
        typeof signature === "string" ? signature : undefined,
        `${base}${request.path}`,
        request.form ?? {},
      );
      return signed ? undefined : NOT_SIGNED;
    },
    origin: (headers) => publicOrigin ?? `http://${headers.host ?? "localhost"}`,
  };
}

const NOT_SIGNED =
  "This request isn't signed by Twilio for this desk: check the auth token, and that the address in Twilio's console is this desk's public address.";
const NOT_LOCAL =
  "Without TWILIO_AUTH_TOKEN this desk answers calls from its own machine only: set it, and PUBLIC_ORIGIN, to take calls from Twilio.";

/** `https://host` as `wss://host`, and `http` as `ws`. */
export function asSocket(origin: string | undefined): string {
  return (origin ?? "").replace(/^http/, "ws");
}

/**
 * A proxy on this machine forwards strangers; a page in a browser can reach us under a name of its own, or send us a form
 * under ours, and then names its origin, as no carrier does.
 */
function fromThisMachine({ remoteAddress, headers }: WebhookRequest): boolean {
  const forwarded = Object.keys(headers).some(
    (name) => name === "forwarded" || name === "via" || /^(x-forwarded-|x-real-ip|cf-)/.test(name),
  );
  if (forwarded || headers.origin !== undefined) return false;
  return isLoopback(remoteAddress ?? "") && isLocalName(headers.host ?? "");
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);
}

function isLocalName(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}

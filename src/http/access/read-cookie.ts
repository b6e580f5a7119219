import type { IncomingMessage } from "node:http";

/** The value of one cookie of a request (RFC 6265 section 5.4), undecoded; the first one when it is sent twice. */
export function readCookie(request: IncomingMessage, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const equals = pair.indexOf("=");
    if (equals !== -1 && pair.slice(0, equals).trim() === name)
      return pair.slice(equals + 1).trim();
  }
  return undefined;
}

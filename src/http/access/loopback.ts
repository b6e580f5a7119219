import type { IncomingMessage } from "node:http";

/** Headers that a proxy or a tunnel adds: whoever is behind it is not on this machine. */
const FORWARDED_HEADERS = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
  "via",
  "cf-connecting-ip",
  "true-client-ip",
];

/** Whether the request was made on this very machine, and not handed on by a proxy or a tunnel that runs here. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  return (
    isLoopbackAddress(request.socket.remoteAddress) &&
    FORWARDED_HEADERS.every((name) => request.headers[name] === undefined)
  );
}

/**
 * Whether the `Host` header names this machine. A page of another site whose name was made to resolve to 127.0.0.1
 * (DNS rebinding) connects from this machine too, but still sends its own name.
 */
export function hasLoopbackHost(request: IncomingMessage): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(request.headers.host ?? "");
}

function isLoopbackAddress(address: string | undefined): boolean {
  if (address === undefined) return false;
  return address === "::1" || /^(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(address);
}

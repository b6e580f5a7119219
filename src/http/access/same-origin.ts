import type { IncomingMessage } from "node:http";

/**
 * Whether a request that changes something or opens a socket comes from our own pages. Browsers put the page's origin on
 * it (RFC 6455 section 10.2); programs that are no browser send none and are let through to the guard.
 */
export function isSameOrigin(request: IncomingMessage, publicOrigin?: string): boolean {
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  if (origin === publicOrigin) return true;
  if (!URL.canParse(origin)) return false;
  // Only the host is compared: behind a proxy that ends TLS the scheme differs.
  return new URL(origin).host === request.headers.host?.toLowerCase();
}

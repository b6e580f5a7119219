import type { FastifyInstance } from "fastify";

/** Everything a page may load comes from this server: no font, script, picture or socket from anywhere else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Puts the same protective headers on every answer, webhooks included. */
export function securityHeaders(server: FastifyInstance): void {
  server.addHook("onRequest", (_request, reply, done) => {
    void reply.headers({
      "content-security-policy": CONTENT_SECURITY_POLICY,
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": "microphone=(self), camera=(), geolocation=()",
      // With "no-referrer" browsers would send `Origin: null` with our own login form.
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      // Pages and answers hold customers' names; only the hashed assets set their own.
      "cache-control": "no-store",
    });
    done();
  });
}

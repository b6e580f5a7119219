import { validateRequest } from "twilio/lib/webhooks/webhooks.js";

/**
 * Whether one of our auth tokens signed this request (https://www.twilio.com/docs/usage/security#validating-requests).
 * Several tokens are valid while one is being replaced. `url` is the public one, exactly as Twilio was given it; a
 * WebSocket upgrade is signed over its `wss://` URL with no form.
 */
export function isSigned(
  authTokens: readonly string[],
  signature: string | undefined,
  url: string,
  form: Readonly<Record<string, unknown>>,
): boolean {
  if (signature === undefined || signature === "") return false;
  return authTokens.some((token) => validateRequest(token, signature, url, form));
}

import { createHmac, scryptSync } from "node:crypto";
import { isSameText } from "./is-same-text.ts";

/** The cookie's name. */
export const SESSION_COOKIE = "frontdesk_session";

/** Two weeks: the owner's phone stays logged in between visits. */
export const SESSION_MS = 14 * 24 * 60 * 60 * 1000;

/**
 * Signs and checks the login of the pages. The key comes from the password, so a session outlives a restart and ends
 * when the password changes. scrypt makes guessing the password from a stolen cookie slow.
 */
export class SessionSigner {
  readonly #key: Buffer;

  constructor(password: string) {
    this.#key = scryptSync(password, "frontdesk session", 32);
  }

  /** A new session's value, good for `SESSION_MS` from `nowMs`. */
  sign(nowMs: number): string {
    const until = String(nowMs + SESSION_MS);
    return `${until}.${this.#signature(until)}`;
  }

  /** Whether the value was signed here and has not run out. */
  holds(value: string, nowMs: number): boolean {
    const [until = "", signature = "", ...rest] = value.split(".");
    if (rest.length > 0 || !/^\d{1,16}$/.test(until)) return false;
    return isSameText(signature, this.#signature(until)) && Number(until) > nowMs;
  }

  #signature(until: string): string {
    return createHmac("sha256", this.#key).update(until).digest("base64url");
  }
}

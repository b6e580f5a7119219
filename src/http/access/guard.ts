import type { IncomingMessage } from "node:http";
import type { Clock } from "../../base/clock.ts";
import { GuessLimiter } from "./guess-limiter.ts";
import { isSameText } from "./is-same-text.ts";
import { hasLoopbackHost, isFromThisMachine } from "./loopback.ts";
import { readCookie } from "./read-cookie.ts";
import { SESSION_COOKIE, SessionSigner } from "./session-cookie.ts";

/** Whether a request may see the pages and the API, and if not, why and what to do. */
export type Admission =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: "forbidden"; readonly sentence: string }
  | { readonly ok: false; readonly reason: "login-needed"; readonly sentence: string }
  | {
      readonly ok: false;
      readonly reason: "too-many-guesses";
      readonly sentence: string;
      readonly waitMs: number;
    };

/** Stands before the pages, the API and the talk socket. */
export interface AccessGuard {
  /** True when a password is set. */
  readonly hasLogin: boolean;
  admit(request: IncomingMessage): Admission;
  /** Checks a password typed into the login page; a session value comes back when it is right. */
  logIn(request: IncomingMessage, password: string): Admission & { readonly session?: string };
}

/**
 * With a password: a session cookie from the login page, or HTTP Basic (any user name) for scripts. Without one: only
 * requests made on this machine, to this machine's own name.
 */
export function createAccessGuard(options: {
  readonly password?: string;
  readonly clock: Clock;
}): AccessGuard {
  return options.password === undefined
    ? thisMachineOnly
    : passwordGuard(options.password, options.clock);
}

const thisMachineOnly: AccessGuard = {
  hasLogin: false,
  admit(request) {
    if (isFromThisMachine(request) && hasLoopbackHost(request)) return { ok: true };
    return {
      ok: false,
      reason: "forbidden",
      sentence:
        "These pages open only on the machine Frontdesk runs on, at http://localhost, until you set DASHBOARD_PASSWORD in .env and restart.",
    };
  },
  logIn(request) {
    return this.admit(request);
  },
};

function passwordGuard(password: string, clock: Clock): AccessGuard {
  const sessions = new SessionSigner(password);
  const guesses = new GuessLimiter();

  function check(request: IncomingMessage, guess: string): Admission {
    const address = request.socket.remoteAddress ?? "unknown";
    const waitMs = guesses.waitMs(address, clock.nowMs());
    if (waitMs > 0) {
      const seconds = Math.ceil(waitMs / 1000);
      const sentence = `Too many wrong passwords. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
      return { ok: false, reason: "too-many-guesses", sentence, waitMs };
    }
    if (isSameText(guess, password)) {
      guesses.right(address);
      return { ok: true };
    }
    guesses.wrong(address, clock.nowMs());
    return { ok: false, reason: "login-needed", sentence: "That's not the password. Try again." };
  }

  return {
    hasLogin: true,
    admit(request) {
      const session = readCookie(request, SESSION_COOKIE);
      if (session !== undefined && sessions.holds(session, clock.nowMs())) return { ok: true };
      const guess = basicPassword(request);
      if (guess !== undefined) return check(request, guess);
      return { ok: false, reason: "login-needed", sentence: "Log in to see this." };
    },
    logIn(request, guess) {
      const admission = check(request, guess);
      return admission.ok ? { ok: true, session: sessions.sign(clock.nowMs()) } : admission;
    },
  };
}

/** The password of an HTTP Basic header (RFC 7617); the user name does not matter. */
function basicPassword(request: IncomingMessage): string | undefined {
  const [, encoded] =
    /^basic +([a-z0-9+/]+={0,2})$/i.exec(request.headers.authorization ?? "") ?? [];
  if (encoded === undefined) return undefined;
  const pair = Buffer.from(encoded, "base64").toString("utf8");
  const colon = pair.indexOf(":");
  return colon === -1 ? undefined : pair.slice(colon + 1);
}

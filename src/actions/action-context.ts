import type { Clock } from "../base/clock.ts";
import type { Database } from "../store/database.ts";

/** What an action works on, and for whom. */
export interface ActionContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly deskId: string;
  readonly actor: Actor;
  /** The deed this is part of, when it is one of several writes that are kept, and undone, together. */
  readonly changeId?: string;
  /**
   * In a call that we make about one appointment, its id: whoever picks up may touch that one and what is made in the call, and
   * learns of no other that is on file at the number.
   */
  readonly aboutVisit?: string;
  /**
   * The owner books with their own hands: what they ask of callers (notice, how far ahead, the grid, most a day) doesn't bind
   * themselves, and today counts from its first minute. Hours, days off, skills and the guard hold all the same.
   */
  readonly byHand?: boolean;
}

/**
 * Who wants it done, and how they came: both are kept with every change. The owner may touch every appointment, and so
 * may the program itself (`system`: a job, a calendar that is kept in step); a caller only those at the number they call
 * from and those made in this very call. A caller's identity comes from the line, never from what was said.
 */
export type Actor =
  | { readonly kind: "owner"; readonly channel: "cli" | "dashboard" | "import" }
  | { readonly kind: "system"; readonly channel: "jobs" | "calendar" }
  | {
      readonly kind: "caller";
      readonly channel: "phone" | "browser" | "chat" | "sms" | "whatsapp";
      /** The call, or the message that was written. */
      readonly callId: string;
      readonly number?: string;
    };

/** The call an action happens in; null for everybody but a caller. */
export function callOf(context: ActionContext): string | null {
  return context.actor.kind === "caller" ? context.actor.callId : null;
}

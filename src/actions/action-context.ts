import type { Clock } from "../base/clock.ts";
import type { Database } from "../store/database.ts";

/** What an action works on, and for whom. */
export interface ActionContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly deskId: string;
  readonly actor: Actor;
}

/**
 * Who wants it done. The owner may touch every appointment; a caller only those at the number they call from and those
 * made in this very call. A caller's identity comes from the line, never from what was said.
 */
type Actor =
  | { readonly kind: "owner" }
  | { readonly kind: "caller"; readonly callId: string; readonly number?: string };

/** The call an action happens in; null for the owner. */
export function callOf(context: ActionContext): string | null {
  return context.actor.kind === "caller" ? context.actor.callId : null;
}

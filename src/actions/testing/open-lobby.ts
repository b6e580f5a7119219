import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import type { DeskFile } from "../../domain/business/desk-file.ts";
import { toInstantMs } from "../../domain/scheduling/local-time.ts";
import { seedDesk } from "../../store/business/seed-desk.ts";
import type { Database } from "../../store/database.ts";
import { freshDatabase } from "../../store/testing/fresh-database.ts";
import { sampleLobby } from "../../store/testing/sample-lobby.ts";
import type { ActionContext } from "../action-context.ts";

/** A lobby with a real database of the kind under test, on Monday 23 November 2026 at 9:00 in New York. */
export interface Lobby extends AsyncDisposable {
  readonly database: Database;
  readonly clock: VirtualClock;
  readonly deskId: string;
  /** The owner at the command line. */
  readonly owner: ActionContext;
  /** A visitor at the tablet, or at the lobby phone; each is another call. */
  readonly visitor: (options?: { readonly channel?: "phone" | "browser" }) => ActionContext;
  /** The instant at which the clock in the lobby shows that. */
  readonly at: (local: string) => number;
}

export async function openLobby(
  options: {
    readonly now?: string;
    readonly desk?: DeskFile;
    /** Its clock, from the instant at which it begins. */
    readonly clock?: (startMs: number) => VirtualClock;
  } = {},
): Promise<Lobby> {
  const { now = "2026-11-23T09:00", desk = sampleLobby } = options;
  const database = await freshDatabase();
  await seedDesk(database, desk);
  const startMs = toInstantMs(now, desk.zone);
  const clock = options.clock?.(startMs) ?? new VirtualClock(startMs);
  const shared = { database, clock, deskId: desk.id };
  let calls = 0;
  return {
    ...shared,
    owner: { ...shared, actor: { kind: "owner", channel: "cli" } },
    visitor({ channel = "browser" } = {}) {
      calls += 1;
      return { ...shared, actor: { kind: "caller", channel, callId: `call_${calls}` } };
    },
    at: (local) => toInstantMs(local, desk.zone),
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
    },
  };
}

import type { DatabaseConnection } from "kysely";
import { nextTurn } from "../../base/next-turn.ts";

/** A frame of a call's sound comes every 20 ms. */
const LONGEST_BREATH_MS = 10;

/**
 * SQLite answers in the same turn of the event loop, so a long row of statements would keep sound, timers and sockets waiting
 * until its end. This lets them in between two statements once that has gone on for a few milliseconds.
 */
export class Breathing {
  #sinceMs: number | undefined;

  /** A connection that does so. */
  over(connection: DatabaseConnection): DatabaseConnection {
    return {
      executeQuery: async (...of: Parameters<DatabaseConnection["executeQuery"]>) => {
        await this.#breathe();
        return await connection.executeQuery(...of);
      },
      streamQuery: (...of) => connection.streamQuery(...of),
    };
  }

  async #breathe(): Promise<void> {
    const nowMs = performance.now();
    if (this.#sinceMs === undefined) {
      this.#sinceMs = nowMs;
      // It comes when everybody else has had their turn.
      setImmediate(() => {
        this.#sinceMs = undefined;
      });
      return;
    }
    if (nowMs - this.#sinceMs < LONGEST_BREATH_MS) return;
    await nextTurn();
  }
}

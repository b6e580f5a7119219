import { AsyncLocalStorage } from "node:async_hooks";
import {
  HandleEmptyInListsPlugin,
  Kysely,
  replaceWithNoncontingentExpression,
  type Transaction,
} from "kysely";
import { systemClock } from "../base/clock.ts";
import type { Engine, EngineName } from "./engine.ts";
import type { Tables } from "./schema/index.ts";
import { Turns } from "./turns.ts";

/** What reads: the database itself, or a transaction that sees its own writes. */
export type Reader = Kysely<Tables>;

/** What writes: always a transaction. */
export type Writer = Transaction<Tables>;

/** Others may write for this long before a writer here gives up; 200 in 8 processes are done in under 3 s, start included. */
export const WRITE_WAIT_MS = 10_000;

/** The database of one installation. Close it with `await using`. */
export class Database implements AsyncDisposable {
  /** Where it is, for people; a password is not in it. */
  readonly place: string;
  /** Which SQL it speaks. */
  readonly dialect: EngineName;
  readonly #reader: Reader;
  readonly #engine: Engine;
  readonly #turns = new Turns();
  /** The transaction that whoever asks is part of. */
  readonly #within = new AsyncLocalStorage<{ isOver: boolean }>();

  constructor(place: string, engine: Engine) {
    this.place = place;
    this.dialect = engine.name;
    this.#engine = engine;
    // PostgreSQL does not take `in ()`; SQLite does.
    const emptyLists = new HandleEmptyInListsPlugin({
      strategy: replaceWithNoncontingentExpression,
    });
    this.#reader = new Kysely<Tables>({ dialect: engine.dialect, plugins: [emptyLists] });
  }

  /** For reading. Throws inside `write`, where it would wait for itself, or miss what the transaction wrote. */
  get read(): Reader {
    this.#refuseWithin();
    return this.#reader;
  }

  /**
   * Runs `work` in a transaction that has the write lock from its first statement, so that what it read is still true when
   * it commits; commits what it wrote when it returns and nothing when it throws. While another process writes it waits
   * without blocking this one, so `work` may run more than once and must touch only the transaction: a `write` inside it
   * throws.
   */
  async write<Result>(work: (transaction: Writer) => Promise<Result>): Promise<Result> {
    this.#refuseWithin();
    // Within this process writers wait here: with a connection each they would leave none to the readers.
    using _ = await this.#turns.take();
    // Another process's lock takes real time, whatever clock a call runs on.
    const giveUpAtMs = systemClock.nowMs() + WRITE_WAIT_MS;
    for (let attempt = 0; ; attempt += 1) {
      let isWorking = true;
      try {
        return await this.#reader.transaction().execute(async (transaction) => {
          const part = { isOver: false };
          try {
            const result = await this.#within.run(part, () => work(transaction));
            isWorking = false;
            return result;
          } finally {
            part.isOver = true;
          }
        });
      } catch (error) {
        if (!this.#engine.isPassing(error, isWorking) || systemClock.nowMs() >= giveUpAtMs)
          throw error;
        await pause(attempt);
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#reader.destroy();
  }

  /** What a transaction only set going may outlive it, and is no part of it then. */
  #refuseWithin(): void {
    if (this.#within.getStore()?.isOver === false)
      throw new Error("The database is being written by this very work: use its transaction");
  }
}

/** Waits a little longer each time, up to 50 ms, at random so that waiting processes don't knock in step. */
function pause(attempt: number): Promise<void> {
  const longestMs = Math.min(50, 2 ** attempt);
  return new Promise((resolve) => {
    systemClock.setTimer(Math.random() * longestMs, resolve);
  });
}

import type { CallLog, CallLogEntry } from "../ports/call-log.ts";
import { appendEvents } from "../store/calls/call-events.ts";
import type { Database } from "../store/database.ts";

/** Keeps a call's events in the database, a batch at a time, so that no sound waits for the disk. */
export class StoredCallLog implements CallLog {
  readonly #database: Database;
  readonly #callId: string;
  #waiting: CallLogEntry[] = [];
  #writing: Promise<void> | undefined;

  constructor(database: Database, callId: string) {
    this.#database = database;
    this.#callId = callId;
  }

  append(entry: CallLogEntry): void {
    this.#waiting.push(entry);
    // A failure is told to whoever flushes; until then the entries wait.
    this.#write().catch(() => undefined);
  }

  async flush(): Promise<void> {
    while (this.#waiting.length > 0 || this.#writing) await this.#write();
  }

  /**
   * One batch at a time: what arrives while one is written goes into the next. A batch that could not be written waits for
   * the next event or flush: a database that refuses everything must not keep the program busy.
   */
  #write(): Promise<void> {
    this.#writing ??= this.#writeNext();
    return this.#writing;
  }

  async #writeNext(): Promise<void> {
    try {
      await this.#writeBatch();
    } finally {
      this.#writing = undefined;
    }
    if (this.#waiting.length > 0) this.#write().catch(() => undefined);
  }

  async #writeBatch(): Promise<void> {
    // Everything that happens in one turn of the event loop is one transaction.
    await Promise.resolve();
    const batch = this.#waiting;
    this.#waiting = [];
    try {
      await appendEvents(this.#database, this.#callId, batch);
    } catch (error) {
      this.#waiting = [...batch, ...this.#waiting];
      throw error;
    }
  }
}

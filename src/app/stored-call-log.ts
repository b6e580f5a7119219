import type { Clock } from "../base/clock.ts";
import type { CallLog, CallLogEntry } from "../ports/call-log.ts";
import { appendEvents, CallTakenOver, type CallEventRow } from "../store/calls/call-events.ts";
import type { Database } from "../store/database.ts";

/**
 * A commit waits for the disk, and all calls share it: what happens within so many ms is written together. What a write to
 * the book follows from is flushed before it.
 */
const GATHER_MS = 50;

/** Keeps the events of all calls of this process in the database, so that no sound waits for the disk. */
export class StoredCallLogs {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #holder: string | undefined;
  readonly #faults = new Map<string, unknown>();
  /** Calls that another process goes on with: nothing of them will be taken any more. */
  readonly #takenOver = new Set<string>();
  #waiting: CallEventRow[] = [];
  #gathering: Disposable | undefined;
  #writing: Promise<void> | undefined;

  /** `holder`: the process that may write them, for as long as nobody else goes on with a call. */
  constructor(database: Database, clock: Clock, holder?: string) {
    this.#database = database;
    this.#clock = clock;
    this.#holder = holder;
  }

  /** The log of one call. */
  of(callId: string): CallLog {
    this.#takenOver.delete(callId);
    return {
      append: (entry) => this.#append(callId, entry),
      flush: () => this.#flush(callId),
    };
  }

  #append(callId: string, entry: CallLogEntry): void {
    if (this.#takenOver.has(callId)) return;
    this.#waiting.push({ callId, ...entry });
    if (!this.#writing) this.#gather();
  }

  async #flush(callId: string): Promise<void> {
    while (this.#waiting.some((row) => row.callId === callId) || this.#writing) {
      await (this.#writing ?? this.#write());
      if (this.#faults.has(callId)) throw this.#faults.get(callId);
    }
    if (this.#takenOver.has(callId)) throw new CallTakenOver();
  }

  #gather(): void {
    this.#gathering ??= this.#clock.setTimer(GATHER_MS, () => void this.#write());
  }

  /** One batch at a time: what comes while one is written waits for the next. It never fails. */
  #write(): Promise<void> {
    this.#gathering?.[Symbol.dispose]();
    this.#gathering = undefined;
    const batch = this.#waiting;
    this.#waiting = [];
    this.#faults.clear();
    this.#writing = this.#settle(batch);
    return this.#writing;
  }

  async #settle(batch: readonly CallEventRow[]): Promise<void> {
    const refused = await this.#writeBatch(batch);
    this.#writing = undefined;
    // Those wait for the next event or flush: a database that refuses everything must not keep the program busy.
    const hasNews = this.#waiting.length > 0;
    this.#waiting = [...refused, ...this.#waiting];
    if (hasNews) this.#gather();
  }

  /** Answers what could not be stored. A call that is refused must not keep the others from theirs. */
  async #writeBatch(batch: readonly CallEventRow[]): Promise<readonly CallEventRow[]> {
    try {
      await appendEvents(this.#database, batch, this.#holder);
      return [];
    } catch (error) {
      const byCall = Map.groupBy(batch, ({ callId }) => callId);
      const refused: CallEventRow[] = [];
      for (const [callId, rows] of byCall) {
        const fault = byCall.size === 1 ? error : await this.#faultOf(rows);
        if (fault === undefined) continue;
        this.#faults.set(callId, fault);
        if (fault instanceof CallTakenOver) this.#takenOver.add(callId);
        else refused.push(...rows);
      }
      return refused;
    }
  }

  async #faultOf(rows: readonly CallEventRow[]): Promise<unknown> {
    try {
      await appendEvents(this.#database, rows, this.#holder);
      return undefined;
    } catch (error) {
      return error;
    }
  }
}

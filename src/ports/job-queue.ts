import type { Json } from "../base/json.ts";

/** Work that is done later, in whichever process is free, and survives all of them. */
export interface JobQueue extends AsyncDisposable {
  /**
   * Puts work in the queue. With a `key` that already waits in this queue nothing is added. Outside of any transaction: what
   * must be written together with something else is a row of the outbox, and the job only looks for rows.
   */
  add(
    queue: string,
    job: { readonly payload: Json; readonly key?: string; readonly dueAtMs?: number },
  ): Promise<void>;
  /**
   * Does the work of a queue from now on, at most `atOnce` at a time in this process. A job whose `handler` throws, or whose
   * process dies, is tried again later, `tries` times in all. The signal aborts when the program is closing. Once for each
   * queue and process.
   */
  work(
    queue: string,
    options: { readonly atOnce: number; readonly tries: number },
    handler: (payload: Json, signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
  /**
   * Does it now and then again and again, once for all processes together: at most one run at a time, `everyMs` apart or a
   * little more. A run that throws is logged, and the next one comes. Once for each queue and process.
   */
  repeat(
    queue: string,
    everyMs: number,
    handler: (signal: AbortSignal) => Promise<void>,
  ): Promise<void>;
}

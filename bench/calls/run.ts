import type { Spread } from "./samples.ts";

/** What was measured of one server under so many calls. Times in ms. */
export interface Run {
  readonly lastedMs: number;
  readonly serverCpuMs: number;
  readonly callersCpuMs: number;
  /** More than before the calls, once the garbage was collected. */
  readonly liveBytes: number;
  readonly residentBytes: number;
  readonly frameDelays: Spread;
  readonly answers: Spread;
  readonly clears: Spread;
  readonly gaps: Spread;
  readonly lateness: Spread;
  readonly afterClear: number;
  /** From the callers to the server, and back. */
  readonly messagesIn: number;
  readonly messagesOut: number;
}

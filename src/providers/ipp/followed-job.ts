import type { Clock } from "../../base/clock.ts";
import type { PrintFault, PrintOutcome } from "../../ports/printer.ts";
import { pause, TimeLimit } from "../time-limit.ts";
import { IppRefusal, type IppConnection } from "./ask-printer.ts";
import { faultOf, likelyFaultOf } from "./fault-of.ts";
import { askJob, askState, cancelJob, type IppJob } from "./jobs.ts";

/** A job in the printer, from its first number to paper or to its end. */
export class FollowedJob {
  readonly #connection: IppConnection;
  readonly #clock: Clock;
  #job: IppJob;

  constructor(
    job: IppJob,
    { connection, clock }: { readonly connection: IppConnection; readonly clock: Clock },
  ) {
    this.#job = job;
    this.#connection = connection;
    this.#clock = clock;
  }

  /** Stays with it until it is printed, can't be, or the signal aborts: then it is taken back. */
  async follow(signal: AbortSignal): Promise<PrintOutcome> {
    while (!signal.aborted) {
      const end = this.#end();
      if (end) return end === "failed" ? this.#failed() : end;
      const fault = await this.#fault(signal);
      if (fault) return this.#takeBack(fault);
      await pause(this.#clock, ASK_EVERY_MS, signal);
      if ((await this.#ask(signal)) === "forgotten") return this.#forgotten();
    }
    return this.#takeBack("late");
  }

  /** Undefined while the job is still under way. */
  #end(): PrintOutcome | "failed" | undefined {
    const { id, state, reasons } = this.#job;
    if (state === "completed" && !reasons.includes("job-completed-with-errors"))
      return { ok: true, job: String(id), confirmed: true };
    return ["completed", "aborted", "canceled"].includes(state) ? "failed" : undefined;
  }

  /** A printer that is deaf for a moment is asked again, until the time is over. */
  async #ask(signal: AbortSignal): Promise<"forgotten" | undefined> {
    try {
      this.#job = await askJob(this.#connection, this.#job.id, signal);
    } catch (error) {
      if (error instanceof IppRefusal && GONE.has(error.status)) return "forgotten";
    }
    return undefined;
  }

  async #fault(signal: AbortSignal): Promise<PrintFault | undefined> {
    try {
      return faultOf(await askState(this.#connection, signal));
    } catch {
      return undefined;
    }
  }

  /** Some printers keep no history: a job is gone as soon as it is done, one way or the other. */
  #forgotten(): PrintOutcome {
    return { ok: true, job: String(this.#job.id), confirmed: false };
  }

  /** The printer, or somebody at it, gave the job up. */
  async #failed(): Promise<PrintOutcome> {
    using limit = new TimeLimit(this.#clock, TAKE_BACK_WITHIN_MS);
    const reason = (await this.#fault(limit.signal)) ?? "refused";
    const detail = this.#job.reasons.find((word) => word !== "none") ?? this.#job.state;
    return { ok: false, reason, mayStillPrint: false, detail };
  }

  async #takeBack(reason: PrintFault): Promise<PrintOutcome> {
    // With a time of its own: what made it necessary has used up the other one.
    using limit = new TimeLimit(this.#clock, TAKE_BACK_WITHIN_MS);
    const cancelling = this.#cancel(limit.signal);
    const why = reason === "late" ? ((await this.#likelyFault(limit.signal)) ?? reason) : reason;
    const unsure = { ok: false, reason: why, mayStillPrint: true } as const;
    if (!(await cancelling)) return unsure;
    while (!limit.signal.aborted) {
      if ((await this.#ask(limit.signal)) === "forgotten")
        return { ...unsure, mayStillPrint: false };
      const end = this.#end();
      if (end === "failed") return { ...unsure, mayStillPrint: false };
      if (end) return end;
      // It gives the job up as soon as it can, and won't come back to it (RFC 8011 5.3.8).
      if (this.#job.reasons.includes("processing-to-stop-point"))
        return { ...unsure, mayStillPrint: false };
      await pause(this.#clock, ASK_EVERY_MS, limit.signal);
    }
    return unsure;
  }

  /** Whether the printer answered. When it refuses, the job has ended meanwhile; how is told by its state. */
  async #cancel(signal: AbortSignal): Promise<boolean> {
    try {
      await cancelJob(this.#connection, this.#job.id, signal);
      return true;
    } catch (error) {
      return error instanceof IppRefusal;
    }
  }

  async #likelyFault(signal: AbortSignal): Promise<PrintFault | undefined> {
    try {
      return likelyFaultOf(await askState(this.#connection, signal));
    } catch {
      return undefined;
    }
  }
}

const ASK_EVERY_MS = 250;
const TAKE_BACK_WITHIN_MS = 2000;
const GONE: ReadonlySet<string> = new Set(["client-error-not-found", "client-error-gone"]);

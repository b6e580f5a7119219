import type { Clock } from "../../base/clock.ts";
import type { TransferOutcome } from "../../ports/line.ts";
import type { TransferStep } from "./shared-calls.ts";

/** Twilio asks what next, and opens a stream, within a second or two; later, the caller has hung up meanwhile. */
const HANDOVER_MS = 15_000;
/** Longer than a phone rings (25 s) and its owner listens (25 s), with room for the networks to set the call up. */
const ANSWER_MS = 75_000;
/** No desk names so many numbers that ringing them all takes longer. */
const LONGEST_MS = 10 * 60_000;

interface Transfer {
  readonly sinceMs: number;
  readonly settle: (outcome: TransferOutcome) => void;
  /** What it comes to when nothing more is heard. */
  outcome: TransferOutcome;
  timer: Disposable;
}

/** Whoever waits here for the end of a transfer: from the wish, over each phone that rings, to how it turned out. */
export class Transfers {
  readonly #clock: Clock;
  readonly #stepOf: ((callSid: string) => Promise<TransferStep | undefined>) | undefined;
  readonly #byCall = new Map<string, Transfer>();

  constructor(
    clock: Clock,
    /** What other servers know, when nothing is heard here; it never fails. */
    stepOf?: (callSid: string) => Promise<TransferStep | undefined>,
  ) {
    this.#clock = clock;
    this.#stepOf = stepOf;
  }

  /** Notes the wish. The promise tells how it ended; it fails when Twilio never asks or nobody answers in time. */
  request(callSid: string): Promise<TransferOutcome> {
    this.settle(callSid);
    return new Promise((resolve) => {
      const timer = this.#expire(callSid, HANDOVER_MS);
      const sinceMs = this.#clock.nowMs();
      this.#byCall.set(callSid, { sinceMs, timer, outcome: "failed", settle: resolve });
    });
  }

  /** A phone rings from now on. False when nobody here waits for this call. */
  rings(callSid: string): boolean {
    const transfer = this.#byCall.get(callSid);
    if (transfer) this.#restart(callSid, transfer, ANSWER_MS);
    return transfer !== undefined;
  }

  /** Nobody took it, and the caller comes back to us: settled as soon as they are here. */
  returning(callSid: string, outcome: TransferOutcome): void {
    const transfer = this.#byCall.get(callSid);
    if (!transfer) return;
    transfer.outcome = outcome;
    this.#restart(callSid, transfer, HANDOVER_MS);
  }

  /** Tells whoever waits; by default what was known last. */
  settle(callSid: string, outcome?: TransferOutcome): void {
    const transfer = this.#byCall.get(callSid);
    if (!transfer) return;
    this.#byCall.delete(callSid);
    transfer.timer[Symbol.dispose]();
    transfer.settle(outcome ?? transfer.outcome);
  }

  #restart(callSid: string, transfer: Transfer, afterMs: number): void {
    transfer.timer[Symbol.dispose]();
    transfer.timer = this.#expire(callSid, afterMs);
  }

  #expire(callSid: string, afterMs: number): Disposable {
    return this.#clock.setTimer(afterMs, () => void this.#overdue(callSid));
  }

  /** Twilio's questions may have reached another server: while a phone rings there, the wait goes on. */
  async #overdue(callSid: string): Promise<void> {
    const waiting = this.#byCall.get(callSid);
    const step = await this.#stepOf?.(callSid);
    if (waiting === undefined || this.#byCall.get(callSid) !== waiting) return;
    if (step === "accepted") return this.settle(callSid, "connected");
    const isLong = this.#clock.nowMs() - waiting.sinceMs >= LONGEST_MS;
    if (step === "ringing" && !isLong && waiting.outcome === "failed") {
      this.#restart(callSid, waiting, HANDOVER_MS);
    } else {
      this.settle(callSid);
    }
  }
}

/** What a `DialCallStatus` says of a call that nobody took: one that was picked up was not accepted. */
export function missedAs(dialCallStatus: string | undefined): TransferOutcome {
  return OUTCOMES.get(dialCallStatus ?? "") ?? "failed";
}

const OUTCOMES: ReadonlyMap<string, TransferOutcome> = new Map([
  ["answered", "no-answer"],
  ["completed", "no-answer"],
  ["no-answer", "no-answer"],
  ["busy", "busy"],
]);

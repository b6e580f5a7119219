import type { Clock } from "../../base/clock.ts";
import type { TransferOutcome } from "../../ports/line.ts";

/** Twilio asks what next within a second of the socket's end; later, the caller has hung up meanwhile. */
const HANDOVER_MS = 15_000;
/** Longer than the phone rings (25 s), with room for the networks to set the call up. */
const ANSWER_MS = 60_000;

interface Transfer {
  readonly to: string;
  readonly whisper: string;
  readonly settle: (outcome: TransferOutcome) => void;
  timer: Disposable;
}

/** Calls that are being put through: from the wish, over the `<Dial>`, to how it turned out. */
export class Transfers {
  readonly #clock: Clock;
  readonly #byCall = new Map<string, Transfer>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Notes the wish. The promise tells how it ended; it fails when Twilio never asks or nobody answers in time. */
  request(callSid: string, to: string, whisper: string): Promise<TransferOutcome> {
    this.settle(callSid, "failed");
    return new Promise((resolve) => {
      const timer = this.#expire(callSid, HANDOVER_MS);
      this.#byCall.set(callSid, { to, whisper, timer, settle: resolve });
    });
  }

  /** What was wished for this call; from now on it rings. */
  dial(callSid: string): { readonly to: string; readonly whisper: string } | undefined {
    const transfer = this.#byCall.get(callSid);
    if (!transfer) return undefined;
    transfer.timer[Symbol.dispose]();
    transfer.timer = this.#expire(callSid, ANSWER_MS);
    return transfer;
  }

  whisper(callSid: string): string {
    return this.#byCall.get(callSid)?.whisper ?? "";
  }

  settle(callSid: string, outcome: TransferOutcome): void {
    const transfer = this.#byCall.get(callSid);
    if (!transfer) return;
    this.#byCall.delete(callSid);
    transfer.timer[Symbol.dispose]();
    transfer.settle(outcome);
  }

  #expire(callSid: string, afterMs: number): Disposable {
    return this.#clock.setTimer(afterMs, () => this.settle(callSid, "failed"));
  }
}

/** What a `CallStatus` of the dialled leg, or a `DialCallStatus`, says; nothing while it still rings. */
export function transferOutcome(status: string | undefined): TransferOutcome | undefined {
  return status === undefined ? undefined : OUTCOMES.get(status);
}

const OUTCOMES: ReadonlyMap<string, TransferOutcome> = new Map([
  ["in-progress", "connected"],
  ["answered", "connected"],
  ["completed", "connected"],
  ["busy", "busy"],
  ["no-answer", "no-answer"],
  ["failed", "failed"],
  ["canceled", "failed"],
]);

import type { Clock } from "../../base/clock.ts";
import type { TransferOutcome } from "../../ports/line.ts";

/** Twilio asks what next, and opens a stream, within a second or two; later, the caller has hung up meanwhile. */
const HANDOVER_MS = 15_000;
/** Longer than the phone rings (25 s), with room for the networks to set the call up. */
const ANSWER_MS = 60_000;

interface Transfer {
  readonly to: string;
  readonly whisper: string;
  readonly settle: (outcome: TransferOutcome) => void;
  /** What it comes to when nothing more is heard. */
  outcome: TransferOutcome;
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
    this.settle(callSid);
    return new Promise((resolve) => {
      const timer = this.#expire(callSid, HANDOVER_MS);
      this.#byCall.set(callSid, { to, whisper, timer, outcome: "failed", settle: resolve });
    });
  }

  /** What was wished for this call; from now on it rings. */
  dial(callSid: string): { readonly to: string; readonly whisper: string } | undefined {
    const transfer = this.#byCall.get(callSid);
    if (transfer) this.#restart(callSid, transfer, ANSWER_MS);
    return transfer;
  }

  /** Nobody took it, and the caller comes back to us: settled as soon as they are here. False when nobody waits for it. */
  returning(callSid: string, outcome: TransferOutcome): boolean {
    const transfer = this.#byCall.get(callSid);
    if (!transfer) return false;
    transfer.outcome = outcome;
    this.#restart(callSid, transfer, HANDOVER_MS);
    return true;
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
    return this.#clock.setTimer(afterMs, () => this.settle(callSid));
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

import type { Clock } from "../../base/clock.ts";
import { newId } from "../../base/id.ts";
import type { Database } from "../../store/database.ts";
import type { Carriers } from "./carriers.ts";
import { reconcileNext } from "./reconcile.ts";
import { sendNext } from "./send-next.ts";
import type { Settled } from "./settled.ts";

export interface CourierOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly carriers: Carriers;
  /** Leaves calls to a process that can hold them. */
  readonly leavesCalls?: boolean;
  /** Told of each notice that ended, or of each step of one, for counting and for telling people. */
  readonly onSettled?: (settled: Settled) => void;
}

/** So many messages are on their way at once at most; carriers allow one a second for an ordinary number. */
const LANES = 2;

/**
 * Takes what is due from the outbox to its people, each once. It may run in any number of processes on one database. A claim is
 * committed before the carrier hears of a notice; what a process that died may have handed over is asked after, never repeated
 * blindly.
 */
export class Courier {
  /** Who claims, unlike any other. */
  readonly #name = newId("courier");
  readonly #options: CourierOptions;

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  /** Sends everything that is due now, and asks after everything that was left in doubt. */
  async deliverDue(signal: AbortSignal): Promise<void> {
    const lane = async () => {
      while (!signal.aborted && (await sendNext(this.#options, this.#name)));
    };
    while (!signal.aborted && (await reconcileNext(this.#options, this.#name, signal)));
    await Promise.all(Array.from({ length: LANES }, lane));
  }
}

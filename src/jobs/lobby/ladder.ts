import { newId } from "../../base/id.ts";
import { askAfterNext } from "./ask-after-next.ts";
import { climbNext } from "./climb-next.ts";
import { closeNotices } from "./close-notices.ts";
import type { LadderOptions } from "./ladder-options.ts";

/**
 * Tells hosts of their visitors, rung by rung, each once: in any number of processes on one database. A claim is committed before
 * the carrier hears of a rung; what a process that died may have handed over is asked after, never repeated blindly.
 */
export class Ladder {
  /** Who claims, unlike any other. */
  readonly #name = newId("ladder");
  readonly #options: LadderOptions;

  constructor(options: LadderOptions) {
    this.#options = options;
  }

  /** Climbs every rung that is due, one after the other. */
  async deliverDue(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await climbNext(this.#options, this.#name)));
  }

  /** Asks after rungs that were left in doubt, and closes notices that were answered. */
  async tidyUp(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && (await askAfterNext(this.#options, this.#name, signal)));
    if (!signal.aborted) await closeNotices(this.#options, signal);
  }
}

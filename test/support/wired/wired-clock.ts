import type { Clock } from "../../../src/base/clock.ts";
import { VirtualClock } from "../../../src/base/testing/virtual-clock.ts";
import { ownTraffic } from "./own-sockets.ts";

/** Rounds of the event loop in which nothing has arrived: what came last has been dealt with by then. */
const QUIET_ROUNDS = 4;
/** What has not arrived after so many quiet rounds is not read by anybody. */
const UNREAD_ROUNDS = 60;

/**
 * A virtual clock for calls whose services are reached over real sockets of this process: it stands still while anything is on
 * its way between them.
 */
export class WiredClock extends VirtualClock {
  /** The same time for those who wait for a service: the service may need time to pass. */
  readonly running: Clock = {
    nowMs: () => this.nowMs(),
    setTimer: (delayMs, run) => this.setTimer(delayMs, run),
    track: (work) => work,
  };

  override async settle(): Promise<void> {
    let before = "";
    for (let quiet = 0; quiet < UNREAD_ROUNDS; quiet += 1) {
      await super.settle();
      const { isUnderWay, arrived } = ownTraffic();
      if (arrived !== before) quiet = 0;
      before = arrived;
      if (!isUnderWay && quiet >= QUIET_ROUNDS) return;
    }
  }
}

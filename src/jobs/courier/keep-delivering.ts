import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../ops/logger.ts";
import { within } from "../within.ts";
import type { Courier } from "./courier.ts";

/** A courier at work. Disposing of it lets what is on its way arrive, for a moment. */
export interface DeliveryRounds extends AsyncDisposable {
  /** Something was put in the outbox: it is looked at now. */
  wake(): void;
}

/** What another process put in is noticed this soon; looking takes one read of an index. */
const EVERY_MS = 10_000;

/** The program stops in five seconds; what is in doubt then is asked after when it starts again. */
const FINISH_WITHIN_MS = 1_000;

/** Delivers what is due now, whenever it is woken, and every few seconds. A round that breaks is logged, and the next one comes. */
export function keepDelivering(
  courier: Pick<Courier, "deliverDue">,
  {
    clock,
    logger,
    everyMs = EVERY_MS,
  }: { readonly clock: Clock; readonly logger: Logger; readonly everyMs?: number },
): DeliveryRounds {
  const closing = new AbortController();
  let timer: Disposable | undefined;
  let round: Promise<void> | undefined;
  let isWanted = false;

  const deliver = async () => {
    do {
      isWanted = false;
      try {
        await courier.deliverDue(closing.signal);
      } catch (error) {
        if (!closing.signal.aborted) logger.error({ err: error }, "a round of messages broke off");
      }
    } while (isWanted && !closing.signal.aborted);
    round = undefined;
  };
  const wake = () => {
    if (closing.signal.aborted) return;
    isWanted = true;
    round ??= clock.track(deliver());
  };
  const tick = () => {
    wake();
    timer = clock.setTimer(everyMs, tick);
  };
  tick();
  return {
    wake,
    async [Symbol.asyncDispose]() {
      closing.abort(new Error("The program is closing"));
      timer?.[Symbol.dispose]();
      if (round) await within(clock, FINISH_WITHIN_MS, round);
    },
  };
}

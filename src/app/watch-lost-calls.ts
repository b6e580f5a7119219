import { endLostCalls, type LostCallParts } from "./end-lost-calls.ts";

const EVERY_MS = 30_000;

/** Ends lost calls now, and again every half minute until disposed. Settles when it has looked for the first time. */
export async function watchLostCalls(parts: LostCallParts): Promise<Disposable> {
  const { clock, logger } = parts;
  let isOver = false;
  let timer: Disposable | undefined;
  const later = () => {
    if (isOver) return;
    timer = clock.setTimer(EVERY_MS, () => {
      endLostCalls(parts)
        .catch((error: unknown) => logger.error({ err: error }, "lost calls could not be ended"))
        .finally(later);
    });
  };
  await endLostCalls(parts);
  later();
  return {
    [Symbol.dispose]() {
      isOver = true;
      timer?.[Symbol.dispose]();
    },
  };
}

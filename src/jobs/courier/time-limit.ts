import type { Clock } from "../../base/clock.ts";

/** A signal that aborts when the time is over, unless it is disposed of before. */
export function timeLimit(
  clock: Clock,
  afterMs: number,
): Disposable & { readonly signal: AbortSignal } {
  const controller = new AbortController();
  const timer = clock.setTimer(afterMs, () =>
    controller.abort(new DOMException("The carrier took too long", "TimeoutError")),
  );
  return { signal: controller.signal, [Symbol.dispose]: () => timer[Symbol.dispose]() };
}

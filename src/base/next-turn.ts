let waiting = 0;

/** Lets timers, sockets and everybody else have a turn of the event loop before it goes on. */
export async function nextTurn(): Promise<void> {
  waiting += 1;
  await new Promise<void>((resolve) => {
    setImmediate(resolve);
  });
  waiting -= 1;
}

/** Whether anybody waits for the next turn: for a clock that goes on only when all is done. */
export function isTurnAwaited(): boolean {
  return waiting > 0;
}

/** How long a job that failed waits: a second, doubled with each try, five minutes at most. */
export function retryDelayMs(attempts: number): number {
  return Math.min(1_000 * 2 ** (attempts - 1), 5 * 60_000);
}

/** A carrier that hasn't answered by then may have taken it or not. Twilio answers within 10 s or not at all. */
export const SEND_WITHIN_MS = 15_000;

/**
 * For so long a claim is believed to be in the hands of a process that lives: far longer than sending takes, so that nobody
 * asks after what is just being sent.
 */
export const LEASE_MS = 90_000;

/**
 * Whoever stood still for longer after a claim (a laptop that slept, a machine that was moved) hands nothing over: until its
 * lease is over there must be time for the carrier to answer.
 */
export const HAND_OVER_WITHIN_MS = LEASE_MS - 2 * SEND_WITHIN_MS;

/** A carrier's lists show a message a little after it was taken. */
export const ASK_AFTER_MS = 30_000;

/** A carrier that can't tell by then what it took won't tell any more. */
export const GIVE_UP_ASKING_MS = 6 * 60 * 60_000;

/** What a call of ours may last at most; a reminder takes one minute. */
export const LONGEST_CALL_MS = 5 * 60_000;

/** The clocks of a carrier and of this machine are set by different hands. */
export const CLOCK_DIFFERENCE_MS = 5_000;

/** Half a minute, doubled with each try, a quarter of an hour at most. */
export function retryDelayMs(attempts: number): number {
  return Math.min(30_000 * 2 ** (attempts - 1), 15 * 60_000);
}

/** A carrier that asks for no pause at all still gets one. */
export const LEAST_RETRY_MS = 1_000;

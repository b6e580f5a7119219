/** A way that hasn't answered by then may have told somebody or not; the next one comes. */
export const SEND_WITHIN_MS = 5_000;

/** For so long a claim is believed to be in the hands of a process that lives: time for two answers, so that nobody asks after what is just being sent. */
export const LEASE_MS = 15_000;

/** Whoever stood still for longer after a claim hands nothing over: until its lease is over there must be time for the answer. */
export const HAND_OVER_WITHIN_MS = LEASE_MS - 2 * SEND_WITHIN_MS;

/** Carriers' lists show a message a little after it was taken. */
export const ASK_AFTER_MS = 10_000;

/** By then the visitor has long been helped otherwise. */
export const GIVE_UP_ASKING_MS = 10 * 60_000;

/** What certainly wasn't sent is tried so often, this long apart and then twice as long. */
export const MOST_TRIES = 3;
export const RETRY_MS = 5_000;

/** A host who is rung presses a key or says a word. */
export const LONGEST_CALL_MS = 2 * 60_000;

/** The clocks of a carrier and of this machine are set by different hands. */
export const CLOCK_DIFFERENCE_MS = 5_000;

/** Nobody is told of a visitor who came longer ago: a machine that was off all night doesn't wake anybody for it. */
export const TOO_LATE_MS = 2 * 60 * 60_000;

/** What was brought or left is still there the next day. */
export const TELLING_TOO_LATE_MS = 24 * 60 * 60_000;

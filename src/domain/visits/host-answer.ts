/**
 * What a host can answer when told of a visitor. `said` is free text; it stops the ladder like any other answer, and what
 * was written is passed on.
 */
export const HOST_ANSWERS = ["on-my-way", "wait", "colleague", "not-expected", "said"] as const;

export type HostAnswer = (typeof HOST_ANSWERS)[number];

import type { CallHappening } from "../events.ts";

/** Measures, turn by turn, how long a caller waited from the end of their speech to the first sound of the answer. */
export class ResponseTimes {
  /** By the number of the caller's turn, from 0. */
  readonly byTurn = new Map<number, number>();
  #turns: number;
  #speechEndMs: number | undefined;
  #waitingSinceMs: number | undefined;

  /** `turnsBefore`: how many of the caller's turns another process has seen. */
  constructor(turnsBefore = 0) {
    this.#turns = turnsBefore;
  }

  happened(type: CallHappening["type"], atMs: number): void {
    if (type === "speech-end" || type === "turn-end" || type === "key") this.#speechEndMs = atMs;
  }

  /** The caller's turn counts as one. */
  turnTaken(atMs: number): void {
    this.#turns += 1;
    this.#waitingSinceMs = this.#speechEndMs ?? atMs;
  }

  firstSound(atMs: number): void {
    if (this.#waitingSinceMs === undefined) return;
    this.byTurn.set(this.#turns - 1, atMs - this.#waitingSinceMs);
    this.#waitingSinceMs = undefined;
  }
}

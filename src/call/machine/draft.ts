import type { TranscriptItem } from "../../domain/dialogue/transcript.ts";
import { TIMERS, type CallEffect, type TimerId } from "../effects.ts";
import type { CallState } from "../state.ts";

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * One step of the machine while it is being taken. The parts of the machine replace slices of `state` (never change them
 * in place) and add effects; from outside a step is a pure function.
 */
export class Draft {
  readonly atMs: number;
  readonly state: Mutable<CallState>;
  readonly effects: CallEffect[] = [];

  constructor(state: CallState, atMs: number) {
    this.state = { ...state };
    this.atMs = atMs;
  }

  emit(effect: CallEffect): void {
    this.effects.push(effect);
  }

  /** Starts a timer; one of the same name that is running starts anew. */
  arm(timer: TimerId, afterMs: number): void {
    this.state.timers = { ...this.state.timers, [timer]: true };
    this.emit({ type: "set-timer", timer, afterMs });
  }

  disarm(timer: TimerId): void {
    if (!this.state.timers[timer]) return;
    this.#forget(timer);
    this.emit({ type: "clear-timer", timer });
  }

  disarmAll(): void {
    const { timers } = this.state;
    for (const timer of TIMERS) if (timers[timer]) this.disarm(timer);
  }

  /** True when this timer was running, which it then no longer is: a late firing of a cleared timer counts for nothing. */
  takeTimer(timer: TimerId): boolean {
    const running = this.state.timers[timer] === true;
    if (running) this.#forget(timer);
    return running;
  }

  record(item: TranscriptItem): void {
    this.state.transcript = [...this.state.transcript, item];
  }

  #forget(timer: TimerId): void {
    const { [timer]: _gone, ...rest } = this.state.timers;
    this.state.timers = rest;
  }
}

import { Temporal } from "temporal-polyfill";
import { unreachable } from "../../base/unreachable.ts";
import type { TranscriptItem } from "../../domain/dialogue/transcript.ts";
import type { BrainEvent } from "../../ports/brain.ts";
import type { CallHappening } from "../events.ts";
import type { CallParts } from "./call-parts.ts";

export interface ThinkerOptions {
  readonly parts: CallParts;
  /** Aborts when the call is over. */
  readonly signal: AbortSignal;
  readonly dispatch: (happening: CallHappening) => void;
  readonly onFailure: (error: unknown) => void;
  /** The brain has begun to answer. */
  readonly onBegun: (reply: string) => void;
}

/** Runs the brain's steps for one call; a step that was stopped is heard of no more. */
export class Thinker {
  readonly #options: ThinkerOptions;
  readonly #replies = new Map<string, AbortController>();

  constructor(options: ThinkerOptions) {
    this.#options = options;
  }

  think(reply: string, transcript: readonly TranscriptItem[]): void {
    void this.#options.parts.clock.track(this.#respond(reply, transcript));
  }

  stop(reply: string): void {
    this.#replies.get(reply)?.abort(new Error("The reply was discarded"));
  }

  async #respond(reply: string, transcript: readonly TranscriptItem[]): Promise<void> {
    const { parts, dispatch, onFailure, onBegun } = this.#options;
    const { brain, desk, caller, clock } = parts;
    const abort = new AbortController();
    this.#replies.set(reply, abort);
    const signal = AbortSignal.any([this.#options.signal, abort.signal]);
    const nowLocal = localTime(clock.nowMs(), desk.profile.zone);
    try {
      const context = { desk, transcript, caller, nowLocal };
      const options = { signal, onBegun: () => onBegun(reply) };
      for await (const event of brain.respond(context, options)) {
        if (signal.aborted) return;
        dispatch(fromBrain(reply, event));
      }
      if (!signal.aborted) dispatch({ type: "brain-done", reply });
    } catch (error) {
      if (signal.aborted) return;
      onFailure(error);
      dispatch({ type: "fault", part: "brain", reply });
    } finally {
      this.#replies.delete(reply);
    }
  }
}

function localTime(atMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
}

function fromBrain(reply: string, event: BrainEvent): CallHappening {
  switch (event.type) {
    case "text":
      return { type: "brain-text", reply, text: event.text };
    case "tool":
      return {
        type: "brain-tool",
        reply,
        call: event.call,
        ...(event.ahead && { ahead: event.ahead }),
      };
    case "asks":
      return { type: "brain-asks", reply, expectation: event.expectation };
    case "not-understood":
      return { type: "brain-not-understood", reply };
    default:
      return unreachable(event);
  }
}

import { audibleWindows, WINDOW_MS } from "./audibility.ts";

/** Silence between two sentences of one speaker stays under this; a plosive's closure far under it. */
const DEFAULT_PAUSE_MS = 700;
/** Shorter than the pause between sentences, longer than a plosive's closure. */
const FRESH_AFTER_MS = 150;

/** A stretch of speech, in ms of the timeline, from its first audible sound to its last. */
export interface SpokenStretch {
  readonly startMs: number;
  readonly endMs: number;
}

export type SpeechWatchEvent =
  | { readonly type: "started"; readonly atMs: number }
  | { readonly type: "stopped"; readonly atMs: number };

/** Follows a timeline of µ-law sound and says when somebody speaks in it. */
export class SpeechWatch {
  readonly #pauseMs: number;
  readonly #audible: boolean[] = [];
  readonly #stretches: SpokenStretch[] = [];
  #startMs: number | undefined;
  #lastSoundMs: number | undefined;

  constructor(pauseMs: number = DEFAULT_PAUSE_MS) {
    this.#pauseMs = pauseMs;
  }

  /** Stretches that are over. */
  get stretches(): readonly SpokenStretch[] {
    return this.#stretches;
  }

  get speaking(): boolean {
    return this.#startMs !== undefined;
  }

  /** When the last audible sound ended. */
  get lastSoundMs(): number | undefined {
    return this.#lastSoundMs;
  }

  /** Looks at what is new in the timeline. */
  advance(timeline: Uint8Array): readonly SpeechWatchEvent[] {
    const events: SpeechWatchEvent[] = [];
    const seen = this.#audible.length;
    for (const audible of audibleWindows(timeline.subarray(seen * WINDOW_MS * 8))) {
      const atMs = this.#audible.length * WINDOW_MS;
      this.#audible.push(audible);
      if (audible) {
        if (this.#startMs === undefined) events.push({ type: "started", atMs });
        this.#startMs ??= atMs;
        this.#lastSoundMs = atMs + WINDOW_MS;
      } else if (this.#startMs !== undefined && this.#lastSoundMs !== undefined) {
        if (atMs + WINDOW_MS - this.#lastSoundMs < this.#pauseMs) continue;
        this.#stretches.push({ startMs: this.#startMs, endMs: this.#lastSoundMs });
        this.#startMs = undefined;
        events.push({ type: "stopped", atMs: this.#lastSoundMs });
      }
    }
    return events;
  }

  /**
   * When someone began to speak after this moment, to 10 ms. Speech that was going on and goes on does not count: it
   * answers something earlier.
   */
  firstFreshSoundAfter(afterMs: number): number | undefined {
    const first = Math.ceil(afterMs / WINDOW_MS);
    let quietMs = 0;
    for (
      let at = Math.max(0, first - FRESH_AFTER_MS / WINDOW_MS);
      at < this.#audible.length;
      at += 1
    ) {
      if (!this.#audible[at]) quietMs += WINDOW_MS;
      else if (at >= first && (quietMs >= FRESH_AFTER_MS || quietMs >= at * WINDOW_MS)) {
        return at * WINDOW_MS;
      } else quietMs = 0;
    }
    return undefined;
  }
}

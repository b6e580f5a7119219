import type { PhoneDesk } from "../../test/support/phone-desk.ts";
import { readEvents } from "../../src/store/calls/call-events.ts";

/** What was said, heard and done in a call, a line each, in order. */
export class Story {
  readonly #desk: PhoneDesk;
  readonly #lines: { readonly atMs: number; readonly text: string }[] = [];

  constructor(desk: PhoneDesk) {
    this.#desk = desk;
    desk.feed.subscribe((event) => {
      if (event.type === "receptionist-says") this.#tell("desk", event.text);
      if (event.type === "tool-used") this.#tell("tool", `${event.name} ${event.status}`);
    });
  }

  callerSays(words: string): void {
    this.#tell("caller", words);
  }

  /** The story with everything that the ears heard, also what was too uncertain to act on. */
  async lines(callId: string): Promise<readonly string[]> {
    const log = await readEvents(this.#desk.salon.database.read, callId);
    const heard = log.flatMap(({ atMs, event }) => {
      // What this program wrote into its own log.
      const { type, text = "", confidence = 0 }: HeardEvent = JSON.parse(event);
      if (type !== "words-final") return [];
      return [{ atMs, text: `  heard   ${text || "nothing"} (${confidence.toFixed(2)})` }];
    });
    const all = [...this.#lines, ...heard];
    return all.toSorted((one, other) => one.atMs - other.atMs).map(({ text }) => text);
  }

  #tell(who: string, words: string): void {
    this.#lines.push({ atMs: this.#desk.clock.nowMs(), text: `  ${who.padEnd(7)} ${words}` });
  }
}

interface HeardEvent {
  readonly type: string;
  readonly text?: string;
  readonly confidence?: number;
}

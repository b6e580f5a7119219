import { PushQueue } from "../../base/push-queue.ts";
import type { Line, LineEvent } from "../../ports/line.ts";

// A person types a few lines a minute; a script that pipes in a whole conversation has this much room.
const MOST_WAITING = 10_000;

/** A conversation in writing: what is typed is a turn, what is said is shown. */
export class TerminalLine implements Line {
  readonly id = "terminal";
  readonly channel = "chat";
  readonly callerNumber?: string;
  readonly events: AsyncIterable<LineEvent>;
  readonly #queue = new PushQueue<LineEvent>(MOST_WAITING);
  readonly #show: (text: string) => void;

  constructor(options: { show: (text: string) => void; callerNumber?: string }) {
    this.#show = options.show;
    this.events = this.#queue;
    if (options.callerNumber !== undefined) this.callerNumber = options.callerNumber;
  }

  /** The person typed this. */
  type(text: string): void {
    this.#queue.push({ type: "text", text });
  }

  /** The person left. */
  leave(): void {
    this.#queue.push({ type: "closed", by: "caller" });
    this.#queue.close();
  }

  say(text: string): void {
    this.#show(text);
  }

  close(): Promise<void> {
    this.#queue.close();
    return Promise.resolve();
  }
}

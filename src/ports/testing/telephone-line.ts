import { bytesPerMs, TELEPHONE } from "../../audio/format.ts";
import type { Clock } from "../../base/clock.ts";
import { PushQueue } from "../../base/push-queue.ts";
import type { AudioPath, Line, LineEvent, TransferOutcome } from "../line.ts";

interface Queued {
  readonly endMs: number;
  readonly mark?: string;
}

/**
 * A telephone whose far end plays what it is sent at the pace of speech, on the test's clock, and echoes marks when their
 * moment has come, or at once, as cleared, when the queue is cleared.
 */
export class TelephoneLine implements Line, AudioPath {
  readonly id = "line";
  readonly channel = "phone";
  readonly callerNumber = "+919840012345";
  readonly format = TELEPHONE;
  readonly audio: AudioPath = this;
  readonly events: AsyncIterable<LineEvent>;
  /** The most that was ever queued at the far end. */
  mostQueuedMs = 0;
  playedMs = 0;
  closed = false;
  transferOutcome: TransferOutcome = "connected";
  readonly transfers: string[] = [];
  readonly #clock: Clock;
  readonly #events = new PushQueue<LineEvent>(1000);
  #marks: Queued[] = [];
  #endMs = 0;
  #sink: ((chunk: Uint8Array) => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.events = this.#events;
  }

  onAudio(sink: (chunk: Uint8Array) => void): void {
    this.#sink = sink;
  }

  play(chunk: Uint8Array): void {
    const nowMs = this.#clock.nowMs();
    const ms = chunk.length / bytesPerMs(TELEPHONE);
    this.#endMs = Math.max(nowMs, this.#endMs) + ms;
    this.playedMs += ms;
    this.mostQueuedMs = Math.max(this.mostQueuedMs, this.#endMs - nowMs);
  }

  mark(name: string): void {
    const queued = { endMs: Math.max(this.#clock.nowMs(), this.#endMs), mark: name };
    this.#marks.push(queued);
    this.#clock.setTimer(queued.endMs - this.#clock.nowMs(), () => {
      if (!this.#marks.includes(queued)) return;
      this.#marks = this.#marks.filter((one) => one !== queued);
      this.#events.push({ type: "mark", name, cleared: false });
    });
  }

  clear(): void {
    this.playedMs -= Math.max(0, this.#endMs - this.#clock.nowMs());
    this.#endMs = 0;
    for (const { mark } of this.#marks) {
      if (mark !== undefined) this.#events.push({ type: "mark", name: mark, cleared: true });
    }
    this.#marks = [];
  }

  transfer(to: string): Promise<TransferOutcome> {
    this.transfers.push(to);
    return Promise.resolve(this.transferOutcome);
  }

  close(): Promise<void> {
    this.closed = true;
    this.#events.close();
    return Promise.resolve();
  }

  /** Sound from the caller's mouth. */
  speak(chunk: Uint8Array): void {
    this.#sink?.(chunk);
  }

  /** Anything else that the far end tells. */
  tell(event: LineEvent): void {
    this.#events.push(event);
  }
}

import type { Clock } from "../../../src/base/clock.ts";
import { BrowserLine } from "../../../src/channels/browser/browser-line.ts";
import type { ServerMessage } from "../../../src/channels/browser/messages.ts";
import type { Visitor } from "./visitor.ts";

/** A visitor who types at the tablet, and reads. */
export class TypingVisitor implements Visitor {
  readonly line: BrowserLine;
  readonly #clock: Clock;
  #isAnswered = false;
  #isOver = false;
  #readAtMs = 0;
  #waiting: { readonly quietMs: number; readonly done: () => void } | undefined;
  #timer: Disposable | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
    const socket = {
      send: (message: ServerMessage) => this.#receive(message),
      sendAudio: () => undefined,
      close: (code: number) => this.#end(code),
    };
    this.line = new BrowserLine(socket, clock, { audio: false, kiosk: false });
  }

  say(words: string): Promise<void> {
    this.#isAnswered = false;
    this.line.receive({ type: "text", text: words });
    return Promise.resolve();
  }

  async turn(quietMs = 1200): Promise<void> {
    if (this.#isOver) return;
    const given = Promise.withResolvers<void>();
    this.#waiting = { quietMs, done: given.resolve };
    this.#giveTurn();
    await given.promise;
  }

  leave(): void {
    this.line.receive({ type: "stop" });
  }

  drop(): void {
    this.#end(1006);
  }

  #receive(message: ServerMessage): void {
    if (message.type !== "words" || message.side !== "receptionist") return;
    this.#isAnswered = true;
    this.#readAtMs = this.#clock.nowMs();
    this.#giveTurn();
  }

  #giveTurn(): void {
    this.#timer?.[Symbol.dispose]();
    const waiting = this.#waiting;
    if (!waiting || !this.#isAnswered) return;
    const leftMs = this.#readAtMs + waiting.quietMs - this.#clock.nowMs();
    if (leftMs > 0) this.#timer = this.#clock.setTimer(leftMs, () => this.#giveTurn());
    else {
      this.#waiting = undefined;
      waiting.done();
    }
  }

  #end(code: number): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#timer?.[Symbol.dispose]();
    this.#waiting?.done();
    this.line.disconnected(code);
  }
}

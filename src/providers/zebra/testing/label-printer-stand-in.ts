import { createServer, type Socket } from "node:net";
import { readZpl, type ReadLabel } from "./read-zpl.ts";

/** A label printer on this machine: a raw port that reads ZPL strictly and tells how it is. */
export class LabelPrinterStandIn implements AsyncDisposable {
  isPaperOut = false;
  isHeadUp = false;
  isPaused = false;
  /** It takes labels and never gets to them. */
  isStuck = false;
  /** How it answers `~HS`: as Zebra does, not at all, not while something is wrong, or as an office printer that doesn't know it. */
  answers: "always" | "never" | "when-well" | "nonsense" = "always";
  /** Connections are refused from now on, and those that are open break. */
  hangsUpAfter: "connecting" | "a-label" | undefined;
  readonly printed: ReadLabel[] = [];
  /** In its memory, not on paper yet. */
  readonly waiting: ReadLabel[] = [];
  readonly #server = createServer((socket) => this.#serve(socket));
  readonly #sockets = new Set<Socket>();

  static async open(): Promise<LabelPrinterStandIn> {
    const standIn = new LabelPrinterStandIn();
    await new Promise<void>((resolve) => standIn.#server.listen(0, "127.0.0.1", resolve));
    return standIn;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("It is not listening");
    return address.port;
  }

  /** Somebody puts it right: what it still holds is printed. */
  repair(): void {
    this.isPaperOut = false;
    this.isHeadUp = false;
    this.isPaused = false;
    this.isStuck = false;
    this.#work();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get #isWell(): boolean {
    return !this.isPaperOut && !this.isHeadUp && !this.isPaused;
  }

  #serve(socket: Socket): void {
    if (this.hangsUpAfter === "connecting") return void socket.destroy();
    this.#sockets.add(socket);
    socket.on("error", () => socket.destroy());
    socket.once("close", () => this.#sockets.delete(socket));
    let text = "";
    socket.on("data", (data) => {
      text += data.toString("utf8");
      for (let taken = this.#take(text, socket); taken > 0; taken = this.#take(text, socket))
        text = text.slice(taken);
    });
    return undefined;
  }

  /** Carries out what stands first, and returns how long it was; 0 when it isn't all there. */
  #take(text: string, socket: Socket): number {
    if (text.startsWith("~HS")) {
      if (this.answers === "nonsense") socket.write("@PJL unknown command\r\n");
      else if (this.answers === "always" || (this.answers === "when-well" && this.#isWell))
        socket.write(this.#status());
      // One label comes out while one is asked.
      this.#work();
      return 3;
    }
    if (text.startsWith("~JA")) {
      this.waiting.length = 0;
      return 3;
    }
    const end = text.indexOf("^XZ");
    if (!"^XA".startsWith(text.slice(0, 3))) throw new Error("It is no command");
    if (end < 0) return 0;
    this.waiting.push(readZpl(text.slice(0, end + 3)));
    if (this.hangsUpAfter === "a-label") {
      this.hangsUpAfter = undefined;
      socket.destroy();
    }
    return end + 3;
  }

  #work(): void {
    if (!this.#isWell || this.isStuck) return;
    this.printed.push(...this.waiting.splice(0, 1));
  }

  #status(): string {
    const formats = String(this.waiting.length).padStart(3, "0");
    const lines = [
      `030,${flag(this.isPaperOut)},${flag(this.isPaused)},0800,${formats},0,0,0,000,0,0,0`,
      `001,0,${flag(this.isHeadUp)},0,0,2,6,0,00000000,1,000`,
      "1234,0",
    ];
    return lines.map((line) => `\u0002${line}\u0003\r\n`).join("");
  }
}

function flag(isSet: boolean): string {
  return isSet ? "1" : "0";
}

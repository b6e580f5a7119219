import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Clock } from "../../base/clock.ts";
import type { ModelAnswer } from "../../ports/testing/language-model-contract.ts";

/** How soon a service writes: a first token after so long, then so many a second. */
export interface ModelPace {
  readonly clock: Clock;
  readonly firstTokenMs: () => number;
  readonly tokensPerSecond: () => number;
}

/** What goes over the wire at once, and how much of the answer it is. */
export interface Piece {
  readonly text: string;
  /** Zero for what the protocol needs besides. */
  readonly letters: number;
}

const LETTERS_A_TOKEN = 4;

/** A service of language models on loopback: it answers each request as it was told, in order, or as it thinks. */
export abstract class ModelStandIn<Request> implements AsyncDisposable {
  /** What it answers when it was not told: to what the request holds. */
  mind: ((request: Request) => ModelAnswer) | undefined;
  /** Whether its key is no longer taken. */
  isExpired = false;
  /** It answers at once without. */
  pace: ModelPace | undefined;
  /** The requests that were taken, as they were sent. */
  readonly requests: Request[] = [];
  readonly #answers: (ModelAnswer | ((request: Request) => ModelAnswer))[] = [];
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #answering = 0;

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get baseUrl(): string {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("It is not listening");
    return `http://127.0.0.1:${address.port}/v1`;
  }

  /** Whether somebody still waits for the rest of an answer. */
  get isAnswering(): boolean {
    return this.#answering > 0;
  }

  /** What it answers to the next request that nothing was told for yet. */
  answer(answer: ModelAnswer | ((request: Request) => ModelAnswer)): void {
    this.#answers.push(answer);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Checks a request as the service does; answers undefined when it was refused. */
  protected abstract admit(
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): Request | undefined;

  /** Refuses a request that was in order, as the service does when it can't serve it. */
  protected abstract fail(fault: "rate-limit" | "quota" | "server", response: ServerResponse): void;

  /** What it writes, up to where it is to stall or break. */
  protected abstract pieces(answer: ModelAnswer): Iterable<Piece>;

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = this.admit(request, await text(request), response);
    if (read === undefined) return;
    this.requests.push(read);
    const next = this.#answers.shift();
    const answer = typeof next === "function" ? next(read) : (next ?? this.mind?.(read));
    if (!answer) return this.fail("server", response);
    const { fault } = answer;
    if (fault === "rate-limit" || fault === "quota" || fault === "server")
      return this.fail(fault, response);
    this.#answering += 1;
    response.on("close", () => (this.#answering -= 1));
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    if (fault === "silent") return;
    const pieces = [...this.pieces(answer)];
    await this.#write(pieces.slice(0, fault === "half-chunk" ? -1 : undefined), response);
    const last = pieces.at(-1)?.text ?? "";
    if (fault === "half-chunk") response.end(last.slice(0, last.length >> 1));
    // What was written leaves first.
    else if (fault === "cut") setImmediate(() => response.destroy());
    else if (fault !== "stall") response.end();
  }

  async #write(pieces: readonly Piece[], response: ServerResponse): Promise<void> {
    let hasBegun = false;
    for (const { text: piece, letters } of pieces) {
      if (this.pace && letters > 0) {
        const { clock, firstTokenMs, tokensPerSecond } = this.pace;
        const tokens = Math.ceil(letters / LETTERS_A_TOKEN) - (hasBegun ? 0 : 1);
        const ms = (tokens * 1000) / tokensPerSecond() + (hasBegun ? 0 : firstTokenMs());
        hasBegun = true;
        await pass(clock, ms);
      }
      response.write(piece);
    }
  }
}

async function pass(clock: Clock, ms: number): Promise<void> {
  await new Promise<void>((resolve) => void clock.setTimer(Math.round(ms), resolve));
}

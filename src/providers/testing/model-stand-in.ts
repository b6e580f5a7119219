import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { ModelAnswer } from "../../ports/testing/language-model-contract.ts";

/** A service of language models on loopback: it answers each request as it was told, in order. */
export abstract class ModelStandIn<Request> implements AsyncDisposable {
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

  /** Writes the answer, up to where it is to stall or break. */
  protected abstract stream(answer: ModelAnswer, response: ServerResponse): void;

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const read = this.admit(request, await text(request), response);
    if (read === undefined) return;
    this.requests.push(read);
    const next = this.#answers.shift();
    const answer = typeof next === "function" ? next(read) : next;
    if (!answer) return this.fail("server", response);
    const { fault } = answer;
    if (fault === "rate-limit" || fault === "quota" || fault === "server")
      return this.fail(fault, response);
    this.#answering += 1;
    response.on("close", () => (this.#answering -= 1));
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    if (fault !== "silent") this.stream(answer, response);
    // What was written leaves first.
    if (fault === "cut") setImmediate(() => response.destroy());
  }
}

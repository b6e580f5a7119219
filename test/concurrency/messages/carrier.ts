import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

const message = z.object({ key: z.string() });

/** What happens at the carrier's end of one message. */
export interface Hooks {
  /** The message is here and not yet taken; false loses it and never answers. */
  readonly onArrived?: (key: string) => boolean;
  /** It is taken, and the sender doesn't know yet; false never answers. */
  readonly onTaken?: (key: string) => boolean;
  /** The sender is being told. */
  readonly onAnswered?: (key: string) => void;
}

/** A carrier on the network that remembers how often a phone buzzed for each message. */
export class Carrier implements AsyncDisposable {
  /** By key. */
  readonly buzzes = new Map<string, number>();
  hooks: Hooks = {};
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  /** Starts it; answers where it is. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, "127.0.0.1", resolve);
    });
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("It has no port");
    return `http://127.0.0.1:${address.port}`;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = await readKey(request);
    if (request.url === "/find") {
      response.writeHead(this.buzzes.has(key) ? 200 : 404).end(`SM-${key}`);
      return;
    }
    if (this.hooks.onArrived?.(key) === false) return;
    this.buzzes.set(key, (this.buzzes.get(key) ?? 0) + 1);
    if (this.hooks.onTaken?.(key) === false) return;
    response.end(`SM-${key}`, () => this.hooks.onAnswered?.(key));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

async function readKey(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += String(chunk);
  return message.parse(JSON.parse(body)).key;
}

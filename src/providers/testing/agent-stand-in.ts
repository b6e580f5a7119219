import type { IncomingMessage } from "node:http";
import type { WebSocket } from "ws";
import type { Json } from "../../base/json.ts";
import { TELEPHONE } from "../../audio/format.ts";
import { Loopback, textOf } from "./loopback.ts";
import { madeUpSpeech } from "./made-up-speech.ts";

/** What an agent in a test does next. */
export interface AgentAnswer {
  readonly text?: string;
  readonly tools?: readonly { readonly name: string; readonly input: Json }[];
  /** `stall`: it says nothing more; `cut`: the connection breaks after half of the sound. */
  readonly fault?: "stall" | "cut";
}

/** What has happened last, and what tools have answered so far. */
export interface AgentMoment {
  /** The caller's words, unless it is tools that have answered. */
  readonly said?: string;
  /** Of the whole conversation, oldest first. */
  readonly results: readonly Json[];
}

/** Thinks for an agent in a test. */
export type AgentMind = (moment: AgentMoment) => AgentAnswer;

/** A voice agent's service on loopback, with one conversation at a time. */
export abstract class AgentStandIn implements AsyncDisposable {
  abstract readonly apiKey: string;
  /** Everything that the client sent in text, in order. */
  readonly messages: Readonly<Record<string, unknown>>[] = [];
  /** Everything that it sent in text, in order. */
  readonly told: object[] = [];
  /** How much of the caller's sound has come. */
  soundBytes = 0;
  /** Listens to it; without, a test tells what the caller says. */
  onSound: ((sound: Uint8Array) => void) | undefined;
  /** Why a client was refused, for a test that expects it not to be. */
  readonly refusals: string[] = [];
  /** It doesn't say what it is given to say. */
  misreads = false;
  mind: AgentMind = () => ({ text: "What can I do for you?" });
  protected socket: WebSocket | undefined;
  protected readonly results: Json[] = [];
  #loopback: Loopback | undefined;

  protected async listen(): Promise<this> {
    this.#loopback = await Loopback.open({
      onUpgrade: (request, url) => {
        const refused = this.admit(request, url);
        if (refused !== undefined) return refused;
        return (socket) => this.#take(socket);
      },
    });
    return this;
  }

  get baseUrl(): string {
    if (!this.#loopback) throw new Error("It is not open");
    return this.#loopback.origin.replace("http", "ws");
  }

  /** The connection breaks. */
  breakConnection(): void {
    this.#loopback?.breakConnections();
  }

  /** It is gone without a word, as when its network is: the connection stays open, and nothing goes through it either way. */
  vanish(): void {
    this.socket?.pause();
    this.socket = undefined;
  }

  /** The caller begins to make a sound. */
  abstract callerSpeaks(): void;

  /** The caller has said this since they began, and has finished. */
  abstract callerStops(text: string): void;

  /** The caller has said this, and has finished. */
  callerSays(text: string): void {
    this.callerSpeaks();
    this.callerStops(text);
  }

  /** The service tells of an error of its own. */
  abstract failInside(): void;

  /** Messages of this type that the client sent. */
  sent(type: string): readonly Readonly<Record<string, unknown>>[] {
    return this.messages.filter((message) => message["type"] === type);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#loopback?.[Symbol.asyncDispose]();
  }

  /** The status to refuse a connection with, if it must be. */
  protected abstract admit(request: IncomingMessage, url: URL): number | undefined;
  protected abstract welcome(): void;
  protected abstract take(message: Readonly<Record<string, unknown>>): void;
  protected abstract hear(sound: Buffer): void;

  protected send(message: object): void {
    this.told.push(message);
    this.socket?.send(JSON.stringify(message));
  }

  /** The sound of these words in pieces, as a service sends them. */
  protected soundOf(text: string): readonly Buffer[] {
    const sound = madeUpSpeech(text, TELEPHONE);
    const pieces: Buffer[] = [];
    for (let at = 0; at < sound.length; at += PIECE_BYTES)
      pieces.push(sound.subarray(at, at + PIECE_BYTES));
    return pieces;
  }

  #take(socket: WebSocket): void {
    this.socket = socket;
    socket.on("error", () => {});
    socket.on("message", (data, isBinary) => {
      if (isBinary) {
        this.hear(Buffer.isBuffer(data) ? data : Buffer.alloc(0));
        return;
      }
      const message = readObject(textOf(data));
      this.messages.push(message);
      this.take(message);
    });
    this.welcome();
  }
}

const PIECE_BYTES = 2400;

/** What isn't JSON is a message without a type. */
function readObject(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

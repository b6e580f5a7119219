import { parentPort } from "node:worker_threads";
import { unreachable } from "../../../base/unreachable.ts";
import type { AudioFormat } from "../../../audio/format.ts";
import type { EarEvent } from "../../../ports/speech-to-text.ts";
import { Flite } from "../voice/flite.ts";
import { EarSession } from "./ear-session.ts";
import { loadEngine, Recogniser } from "./recogniser.ts";

/** What the main thread asks of a worker; `ear` names one caller's ear. Each is answered with one `EarAnswer`. */
export type EarRequest = { readonly ear: number; readonly request: number } & (
  | {
      readonly type: "open";
      readonly format: AudioFormat;
      readonly grammar: string;
      readonly pauseMs?: number;
    }
  | { readonly type: "push"; readonly audio: Uint8Array }
  | { readonly type: "expect"; readonly grammar: string; readonly pauseMs?: number }
  | { readonly type: "end" }
  /** Prepares for a grammar that will be listened for later, by any ear. */
  | { readonly type: "learn"; readonly grammar: string }
);

/** An event of an ear as soon as there is one; and, when a request was dealt with, that it was. */
export type EarAnswer =
  | { readonly ear: number; readonly event: EarEvent }
  /** `failure` is set when this ear cannot go on. It never holds what was said. */
  | { readonly ear: number; readonly request: number; readonly failure?: string };

if (!parentPort) throw new Error("This file is the script of a worker thread.");
const port = parentPort;
const flite = await Flite.load();
process.on("exit", () => flite[Symbol.dispose]());
const recogniser = await Recogniser.load(await loadEngine(), flite);
const sessions = new Map<number, EarSession>();

port.on("message", (message: EarRequest) => {
  const { ear, request } = message;
  try {
    handle(message);
    port.postMessage({ ear, request });
  } catch (error) {
    sessions.delete(ear);
    const failure = error instanceof Error ? error.message : "unknown";
    port.postMessage({ ear, request, failure });
  }
});

function handle(message: EarRequest): void {
  const { ear } = message;
  const session = sessions.get(ear);
  switch (message.type) {
    case "open": {
      const emit = (event: EarEvent) => port.postMessage({ ear, event });
      sessions.set(ear, new EarSession({ recogniser, ...message, emit }));
      return;
    }
    case "push":
      return session?.push(message.audio);
    case "expect":
      return session?.expect(message.grammar, message.pauseMs);
    case "end":
      sessions.delete(ear);
      return session?.end();
    case "learn":
      return recogniser.learn(message.grammar);
    default:
      return unreachable(message);
  }
}

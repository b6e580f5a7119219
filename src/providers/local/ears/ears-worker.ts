import { parentPort } from "node:worker_threads";
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
);

export interface EarAnswer {
  readonly ear: number;
  readonly request: number;
  readonly events: readonly EarEvent[];
  /** Set when this ear cannot go on. Never holds what was said. */
  readonly failure?: string;
}

if (!parentPort) throw new Error("This file is the script of a worker thread.");
const port = parentPort;
const flite = await Flite.load();
process.on("exit", () => flite[Symbol.dispose]());
const recogniser = await Recogniser.load(await loadEngine(), flite);
const sessions = new Map<number, EarSession>();

port.on("message", (message: EarRequest) => {
  const { ear, request } = message;
  let answer: EarAnswer;
  try {
    answer = { ear, request, events: handle(message) };
  } catch (error) {
    sessions.delete(ear);
    const failure = error instanceof Error ? error.message : "unknown";
    answer = { ear, request, events: [], failure };
  }
  port.postMessage(answer);
});

function handle(message: EarRequest): EarEvent[] {
  if (message.type === "open") {
    sessions.set(message.ear, new EarSession({ recogniser, ...message }));
    return [];
  }
  const session = sessions.get(message.ear);
  if (!session) return [];
  if (message.type === "push") return session.push(message.audio);
  if (message.type === "expect") {
    session.expect(message.grammar, message.pauseMs);
    return [];
  }
  sessions.delete(message.ear);
  return session.end();
}

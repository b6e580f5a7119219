import { parentPort } from "node:worker_threads";
import { Flite } from "../voice/flite.ts";
import { loadEngine, Recogniser } from "./recogniser.ts";
import type { Recognised, Utterance } from "./utterance.ts";

/** What the main thread asks: to understand an utterance by a grammar, or to get ready for one that will come. */
export type EarRequest =
  | { readonly type: "recognise"; readonly grammar: string; readonly utterance: Utterance }
  | { readonly type: "learn"; readonly grammar: string };

if (!parentPort) throw new Error("This file is the script of a worker thread.");
const port = parentPort;
const flite = await Flite.load();
const recogniser = await Recogniser.load(await loadEngine(), flite);

port.on("message", (request: EarRequest) => {
  try {
    port.postMessage({ answer: handle(request) });
  } catch (error) {
    port.postMessage({ failure: error instanceof Error ? error.message : "unknown" });
  }
});

function handle(request: EarRequest): Recognised {
  if (request.type === "learn") {
    recogniser.learn(request.grammar);
    return { text: "", confidence: 0 };
  }
  recogniser.setGrammar(request.grammar);
  return recogniser.recognise(request.utterance);
}

import type { OnlineRecognizer, OnlineStream } from "sherpa-onnx-node";
import { toFloat } from "../../audio/samples.ts";
import type { WorkerAnswer, WorkerRequest } from "./worker-messages.ts";

// What the model makes of silence, one for each 40 ms that it has understood; the sound that it was given is further on.
const BLANK_MS = 40;
// A pause after the last token; the call waits for longer where people think or spell.
const PAUSE_MS = 500;
// A token is told where its sound begins.
const LAST_TOKEN_MS = 160;
const AFTER_MS = 660;
// Pauses are looked for this often, however much sound comes at once.
const STEP_MS = 100;

interface Ear {
  readonly stream: OnlineStream;
  readonly sampleRateHz: number;
  heardMs: number;
  text: string;
}

/**
 * The recogniser has a process of its own: it computes without a break, and where a model is broken its native code ends the
 * process that it runs in.
 */
class Recogniser {
  readonly #recognizer: OnlineRecognizer;
  readonly #ears = new Map<number, Ear>();

  constructor(recognizer: OnlineRecognizer) {
    this.#recognizer = recognizer;
  }

  take(request: Exclude<WorkerRequest, { type: "load" }>): void {
    if (request.type === "open") {
      const stream = this.#recognizer.createStream();
      const { ear: id, sampleRateHz } = request;
      this.#ears.set(id, { stream, sampleRateHz, heardMs: 0, text: "" });
      return;
    }
    const ear = this.#ears.get(request.ear);
    if (!ear) return;
    if (request.type === "sound") {
      const { samples } = request;
      const step = (STEP_MS * ear.sampleRateHz) / 1000;
      for (let at = 0; at < samples.length; at += step)
        this.#hear(request.ear, ear, samples.subarray(at, at + step));
      answer({ type: "heard", ear: request.ear, untilMs: ear.heardMs });
      return;
    }
    this.#ears.delete(request.ear);
    if (request.type !== "end") return;
    // A model sees some of what follows before it tells a word.
    const after = new Float32Array((AFTER_MS * ear.sampleRateHz) / 1000);
    ear.stream.acceptWaveform({ sampleRate: ear.sampleRateHz, samples: after });
    ear.stream.inputFinished();
    this.#tell(request.ear, ear, true);
    answer({ type: "ended", ear: request.ear });
  }

  #hear(id: number, ear: Ear, samples: Int16Array): void {
    const { stream, sampleRateHz } = ear;
    stream.acceptWaveform({ sampleRate: sampleRateHz, samples: toFloat(samples) });
    ear.heardMs += (samples.length * 1000) / sampleRateHz;
    this.#tell(id, ear, false);
  }

  #tell(id: number, ear: Ear, isOver: boolean): void {
    const recognizer = this.#recognizer;
    const { stream } = ear;
    while (recognizer.isReady(stream)) recognizer.decode(stream);
    const {
      text,
      timestamps,
      num_trailing_blanks: blanks,
      ys_probs: logarithms,
      start_time: start,
    } = recognizer.getResult(stream);
    const words = lowerCase(text.trim());
    if (words === "") return;
    const atMs = (index: number) => (start + (timestamps.at(index) ?? 0)) * 1000;
    const lastMs = atMs(-1);
    const isPause = isOver || blanks * BLANK_MS >= PAUSE_MS;
    if (words === ear.text && !isPause) return;
    ear.text = isPause ? "" : words;
    const mean = logarithms.reduce((sum, one) => sum + one, 0) / Math.max(1, logarithms.length);
    answer({
      type: "words",
      ear: id,
      text: words,
      confidence: Math.exp(mean),
      firstMs: atMs(0),
      ...(isPause && { endMs: Math.min(ear.heardMs, lastMs + LAST_TOKEN_MS) }),
    });
    if (isPause) recognizer.reset(stream);
  }
}

/** Models made of LibriSpeech write everything in capitals. */
function lowerCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text;
}

function answer(message: WorkerAnswer): void {
  process.send?.(message);
}

async function load(files: Extract<WorkerRequest, { type: "load" }>["files"]): Promise<Recogniser> {
  const { default: sherpa } = await import("sherpa-onnx-node").catch(() => {
    answer({ type: "missing" });
    return Promise.reject(new Error("sherpa-onnx-node has no part for this machine"));
  });
  const { encoder, decoder, joiner, tokens } = files;
  return new Recogniser(
    new sherpa.OnlineRecognizer({
      featConfig: { sampleRate: 16_000, featureDim: 80 },
      modelConfig: {
        transducer: { encoder, decoder, joiner },
        tokens,
        numThreads: 1,
        provider: "cpu",
      },
      decodingMethod: "greedy_search",
      enableEndpoint: false,
    }),
  );
}

let recogniser: Promise<Recogniser> | undefined;
process.on("message", (request: WorkerRequest) => {
  if (request.type === "load") {
    recogniser = load(request.files);
    void recogniser.then(() => answer({ type: "loaded" }));
  } else void recogniser?.then((one) => one.take(request));
});
// The desk's process is gone.
process.on("disconnect", () => process.exit());

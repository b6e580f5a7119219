import type { ModelFiles } from "./model-folder.ts";

/** What the process that runs the recogniser is told. The first message is `load`. */
export type WorkerRequest =
  | { readonly type: "load"; readonly files: ModelFiles }
  | { readonly type: "open"; readonly ear: number; readonly sampleRateHz: number }
  | { readonly type: "sound"; readonly ear: number; readonly samples: Int16Array }
  /** No more sound: tell what was begun. */
  | { readonly type: "end"; readonly ear: number }
  | { readonly type: "drop"; readonly ear: number };

/** What it tells; times are milliseconds of the ear's sound. */
export type WorkerAnswer =
  | { readonly type: "loaded" }
  /** The native part of sherpa-onnx for this machine is not installed. */
  | { readonly type: "missing" }
  | {
      readonly type: "words";
      readonly ear: number;
      readonly text: string;
      readonly confidence: number;
      readonly firstMs: number;
      /** Set when the caller has paused, or will say no more. */
      readonly endMs?: number;
    }
  /** The sound up to this moment was heard. */
  | { readonly type: "heard"; readonly ear: number; readonly untilMs: number }
  | { readonly type: "ended"; readonly ear: number };

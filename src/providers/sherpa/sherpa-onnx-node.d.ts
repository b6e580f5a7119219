/** What Frontdesk uses of sherpa-onnx-node 1.13, which brings no types: https://github.com/k2-fsa/sherpa-onnx */
declare module "sherpa-onnx-node" {
  export interface OnlineStream {
    acceptWaveform(sound: { sampleRate: number; samples: Float32Array }): void;
    inputFinished(): void;
  }

  export interface OnlineRecognizer {
    createStream(): OnlineStream;
    isReady(stream: OnlineStream): boolean;
    decode(stream: OnlineStream): void;
    reset(stream: OnlineStream): void;
    /** `timestamps`: seconds from `start_time`, where the stream was last reset, to each token; `ys_probs`: their log likelihoods. */
    getResult(stream: OnlineStream): {
      text: string;
      timestamps: number[];
      ys_probs: number[];
      num_trailing_blanks: number;
      start_time: number;
    };
  }

  interface OnlineRecognizerConfig {
    featConfig: { sampleRate: number; featureDim: number };
    modelConfig: {
      transducer: { encoder: string; decoder: string; joiner: string };
      tokens: string;
      numThreads: number;
      provider: "cpu";
    };
    decodingMethod: "greedy_search";
    enableEndpoint: boolean;
  }

  const sherpa: { OnlineRecognizer: new (config: OnlineRecognizerConfig) => OnlineRecognizer };
  export default sherpa;
}

import type { Decoder as PackagedDecoder } from "soundswallower";

// What the package has and its own types leave out.
declare module "soundswallower" {
  interface Decoder {
    /** The address of the decoder within the engine's memory. */
    readonly cdecoder: number;
  }
  interface SoundSwallowerModule {
    /** Where the models are: an absolute path that ends in a slash. */
    readonly modelBase: string;
    _decoder_logmath(decoder: number): number;
    /** A probability in the engine's own logarithms. */
    _logmath_log(logmath: number, probability: number): number;
    /** A finite-state grammar: states and words are numbered, scores are the engine's logarithms. */
    _fsg_model_init(name: number, logmath: number, weight: number, states: number): number;
    _fsg_model_word_add(model: number, word: number): number;
    _fsg_model_trans_add(
      model: number,
      from: number,
      to: number,
      score: number,
      word: number,
    ): void;
    _fsg_model_null_trans_add(model: number, from: number, to: number, score: number): number;
    _fsg_set_states(model: number, start: number, end: number): void;
    /** Negative when a word is in no dictionary. */
    _decoder_set_fsg(decoder: number, model: number): number;
  }
}

export type { PackagedDecoder };

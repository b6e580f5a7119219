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
    /** `ps_get_hyp` of the engine: writes the path's score to an address. */
    _decoder_hyp(decoder: number, scoreAddress: number): number;
  }
}

export type { PackagedDecoder };

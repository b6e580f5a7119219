import type { AudioFormat } from "./format.ts";
import { decodeMulaw, encodeMulaw } from "./mulaw.ts";
import { Resampler } from "./resampler.ts";
import { readPcm16, toFloat, toInt16, writePcm16 } from "./samples.ts";

/** Changes a stream of audio from one format to another, piece by piece, without a seam. Pieces may end in the middle of a sample. */
export class Transcoder {
  readonly #from: AudioFormat;
  readonly #to: AudioFormat;
  readonly #resampler: Resampler;
  /** The first half of a 16-bit sample whose second half is still to come. */
  #half: Uint8Array = new Uint8Array(0);

  constructor(from: AudioFormat, to: AudioFormat) {
    this.#from = from;
    this.#to = to;
    this.#resampler = new Resampler(from.sampleRateHz, to.sampleRateHz);
  }

  push(piece: Uint8Array): Uint8Array {
    if (this.#isSame()) return piece;
    return this.#encode(this.#resampler.push(toFloat(this.#samples(piece))));
  }

  /** What was held back, at the end of the stream. */
  flush(): Uint8Array {
    return this.#isSame() ? new Uint8Array(0) : this.#encode(this.#resampler.flush());
  }

  #isSame(): boolean {
    return (
      this.#from.encoding === this.#to.encoding && this.#from.sampleRateHz === this.#to.sampleRateHz
    );
  }

  #samples(piece: Uint8Array): Int16Array {
    if (this.#from.encoding === "mulaw") return decodeMulaw(piece);
    const bytes = Buffer.concat([this.#half, piece]);
    this.#half = bytes.subarray(bytes.length & ~1);
    return readPcm16(bytes);
  }

  #encode(samples: Float32Array): Uint8Array {
    const pcm = toInt16(samples);
    return this.#to.encoding === "mulaw" ? encodeMulaw(pcm) : writePcm16(pcm);
  }
}

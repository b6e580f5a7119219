const HEADER_BYTES = 44;
const PCM = 1;

export interface Recording {
  readonly sampleRateHz: number;
  /** One array of 16-bit samples a channel, all of one length. */
  readonly channels: readonly Int16Array[];
}

/** Writes 16-bit PCM as a RIFF/WAVE file. */
export function writeWav({ sampleRateHz, channels }: Recording): Uint8Array {
  const length = channels[0]?.length ?? 0;
  const frameBytes = channels.length * 2;
  const bytes = new Uint8Array(HEADER_BYTES + length * frameBytes);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string) => bytes.set(new TextEncoder().encode(word), at);
  text(0, "RIFF");
  view.setUint32(4, bytes.length - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, length * frameBytes, true);
  for (let index = 0; index < length; index += 1) {
    for (const [channel, samples] of channels.entries()) {
      view.setInt16(HEADER_BYTES + index * frameBytes + channel * 2, samples[index] ?? 0, true);
    }
  }
  return bytes;
}

/**
 * Reads a RIFF/WAVE file of 16-bit PCM. A `data` chunk that claims more than there is (a file written to a pipe) is read
 * to its end.
 * @throws Error when it is no such file, in a sentence that says what was expected.
 */
export function readWav(bytes: Uint8Array): Recording {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (at: number) => new TextDecoder("latin1").decode(bytes.subarray(at, at + 4));
  if (bytes.length < HEADER_BYTES || word(0) !== "RIFF" || word(8) !== "WAVE") {
    throw new Error("This is not a WAV file.");
  }
  let format: { channels: number; sampleRateHz: number } | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (word(at) === "fmt ") {
      if (view.getUint16(start, true) !== PCM || view.getUint16(start + 14, true) !== 16) {
        throw new Error("Only WAV files of 16-bit PCM can be read.");
      }
      format = {
        channels: view.getUint16(start + 2, true),
        sampleRateHz: view.getUint32(start + 4, true),
      };
    } else if (word(at) === "data" && format) {
      const end = Math.min(bytes.length, start + size);
      return {
        sampleRateHz: format.sampleRateHz,
        channels: split(view, start, end, format.channels),
      };
    }
    at = start + size + (size % 2);
  }
  throw new Error("This WAV file holds no sound.");
}

function split(view: DataView, start: number, end: number, channels: number): Int16Array[] {
  const length = Math.floor((end - start) / (2 * channels));
  return Array.from({ length: channels }, (_, channel) =>
    Int16Array.from({ length }, (_sample, index) =>
      view.getInt16(start + (index * channels + channel) * 2, true),
    ),
  );
}

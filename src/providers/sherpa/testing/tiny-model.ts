import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { encodeMulaw } from "../../../audio/mulaw.ts";
import { onnxFile, type Port, type Step } from "./onnx-file.ts";

const BINS = 80;
const FRAMES = 8;
const FRAMES_A_STEP = 4;
const STEPS = FRAMES / FRAMES_A_STEP;
const BLANK = 0;
const FIRST_WORD = 2;
// How far a word's band must stand above the others, in log energy.
const LOUDNESS = 4;
const NEVER = -1000;
// High, so that sound which begins in the middle of a frame is hardly ever in doubt.
const CERTAINTY = 40;
// Bins of the mel scale: tones this far apart are told from each other, and ten of them fit into a telephone's band.
const LOWEST_BIN = 10;
const BINS_A_WORD = 5;
const MS_A_WORD = 240;
const RATE_HZ = 8000;

/**
 * A streaming zipformer transducer that knows ten words, each of them as a tone of its own: small enough to be written by a
 * test, and loaded and run as a real one is. The inputs and metadata are those of k2-fsa's export
 * (https://github.com/k2-fsa/icefall, zipformer/export-onnx-streaming.py).
 */
export class TinyModel {
  readonly #words: readonly string[];

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  /** Telephone sound of a person saying the words. */
  say(text: string): Uint8Array {
    return Buffer.concat(text.split(" ").map((word) => this.#tone(word)));
  }

  /** Writes the four files that a model is. */
  async write(folder: string): Promise<void> {
    const symbols = ["<blk>", "<unk>", ...this.#words.map((word) => `▁${word}`)];
    const files: Readonly<Record<string, string | Uint8Array>> = {
      "tokens.txt": symbols.map((symbol, id) => `${symbol} ${id}\n`).join(""),
      "encoder.onnx": this.#encoder(),
      "decoder.onnx": this.#decoder(),
      "joiner.onnx": this.#joiner(),
    };
    for (const [name, content] of Object.entries(files))
      await writeFile(join(folder, name), content);
  }

  get #vocabulary(): number {
    return this.#words.length + FIRST_WORD;
  }

  /** How likely each word is: how far its tone stands above the rest. What it is given of the past goes back as it came. */
  #encoder(): Uint8Array {
    const size = this.#vocabulary;
    const states: readonly Port[] = [
      { name: "cached_key_0", type: "float", dims: [1, 1, 4] },
      { name: "cached_nonlin_attn_0", type: "float", dims: [1, 1, 1, 3] },
      { name: "cached_val1_0", type: "float", dims: [1, 1, 4] },
      { name: "cached_val2_0", type: "float", dims: [1, 1, 4] },
      { name: "cached_conv1_0", type: "float", dims: [1, 4, 1] },
      { name: "cached_conv2_0", type: "float", dims: [1, 4, 1] },
      { name: "embed_states", type: "float", dims: [1, 128, 3, 19] },
      { name: "processed_lens", type: "integer", dims: [1] },
    ];
    const weights: number[] = [];
    for (let row = 0; row < FRAMES_A_STEP * BINS; row += 1)
      for (let token = 0; token < size; token += 1) weights.push(this.#weight(row % BINS, token));
    const bias = Array.from({ length: size }, (_, token) => this.#bias(token));
    const kept: readonly Step[] = states.map(({ name }) => ({
      does: "Identity",
      inputs: [name],
      outputs: [`new_${name}`],
    }));
    return onnxFile({
      inputs: [{ name: "x", type: "float", dims: [1, FRAMES, BINS] }, ...states],
      outputs: [
        { name: "encoder_out", type: "float", dims: [1, STEPS, size] },
        ...states.map((one): Port => Object.assign({}, one, { name: `new_${one.name}` })),
      ],
      constants: {
        shape: { dims: [3], integers: [1, STEPS, FRAMES_A_STEP * BINS] },
        weights: { dims: [FRAMES_A_STEP * BINS, size], floats: weights },
        bias: { dims: [size], floats: bias },
        certainty: { dims: [], floats: [CERTAINTY] },
      },
      steps: [
        { does: "Reshape", inputs: ["x", "shape"], outputs: ["frames"] },
        { does: "MatMul", inputs: ["frames", "weights"], outputs: ["energies"] },
        { does: "Add", inputs: ["energies", "bias"], outputs: ["scores"] },
        { does: "Softmax", inputs: ["scores"], outputs: ["likely"], axis: 2 },
        { does: "Mul", inputs: ["likely", "certainty"], outputs: ["encoder_out"] },
        ...kept,
      ],
      metadata: {
        model_type: "zipformer2",
        version: "1",
        encoder_dims: "4",
        query_head_dims: "4",
        value_head_dims: "4",
        num_heads: "1",
        num_encoder_layers: "1",
        cnn_module_kernels: "3",
        left_context_len: "1",
        T: String(FRAMES),
        decode_chunk_len: String(FRAMES),
      },
    });
  }

  /** A word is told when it is more likely than not, and once: the last token forbids itself. */
  #decoder(): Uint8Array {
    const size = this.#vocabulary;
    const forbidden = Array.from({ length: size * size }, (_, at) => {
      if (at % size === BLANK) return CERTAINTY / 2;
      return Math.floor(at / size) === at % size ? NEVER : 0;
    });
    return onnxFile({
      inputs: [{ name: "y", type: "integer", dims: [1, 2] }],
      outputs: [{ name: "decoder_out", type: "float", dims: [1, size] }],
      constants: {
        last: { dims: [], integers: [1] },
        forbidden: { dims: [size, size], floats: forbidden },
      },
      steps: [
        { does: "Gather", inputs: ["y", "last"], outputs: ["token"], axis: 1 },
        { does: "Gather", inputs: ["forbidden", "token"], outputs: ["decoder_out"], axis: 0 },
      ],
      metadata: { vocab_size: String(size), context_size: "2" },
    });
  }

  #joiner(): Uint8Array {
    const size = this.#vocabulary;
    return onnxFile({
      inputs: [
        { name: "encoder_out", type: "float", dims: [1, size] },
        { name: "decoder_out", type: "float", dims: [1, size] },
      ],
      outputs: [{ name: "logit", type: "float", dims: [1, size] }],
      constants: {},
      steps: [{ does: "Add", inputs: ["encoder_out", "decoder_out"], outputs: ["logit"] }],
      metadata: { joiner_dim: String(size) },
    });
  }

  #weight(bin: number, token: number): number {
    if (token < FIRST_WORD) return 0;
    const near = Math.abs(bin - binOfWord(token - FIRST_WORD)) <= 1 ? 1 / 3 : 0;
    return (near - 1 / BINS) / FRAMES_A_STEP;
  }

  #bias(token: number): number {
    if (token === BLANK) return LOUDNESS;
    return token < FIRST_WORD ? NEVER : 0;
  }

  #tone(word: string): Uint8Array {
    const index = this.#words.indexOf(word);
    if (index === -1) throw new Error(`The tiny model does not know "${word}"`);
    const hz = centreHz(binOfWord(index));
    const samples = Int16Array.from({ length: (MS_A_WORD * RATE_HZ) / 1000 }, (_, at) =>
      Math.round(8000 * Math.sin((2 * Math.PI * hz * at) / RATE_HZ)),
    );
    return encodeMulaw(samples);
  }
}

function binOfWord(index: number): number {
  return LOWEST_BIN + index * BINS_A_WORD;
}

/** The middle of one of the 80 bins that kaldi-native-fbank makes of the mel scale between 20 and 7600 Hz. */
function centreHz(bin: number): number {
  const low = mel(20);
  const width = (mel(7600) - low) / (BINS + 1);
  return 700 * (Math.exp((low + (bin + 1) * width) / 1127) - 1);
}

function mel(hz: number): number {
  return 1127 * Math.log(1 + hz / 700);
}

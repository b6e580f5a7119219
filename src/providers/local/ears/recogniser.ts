import { fileURLToPath } from "node:url";
import createModule from "soundswallower";
import type { Flite } from "../voice/flite.ts";
import { confidenceOf } from "./confidence.ts";
import { loadNetwork } from "./network/load-network.ts";
import type { Network } from "./network/network.ts";
import { phraseNetwork, wordsIn } from "./network/phrase-network.ts";
import { modelPhones } from "./pronounce.ts";
import { RECOGNISER_RATE_HZ, type Recognised } from "./utterance.ts";

// The engine's own beams lose the right path in noise: with these a long sentence in white noise at 20 dB is found again.
const WIDE_BEAMS = { bestpath: false, beam: 1e-80, wbeam: 1e-60, pbeam: 1e-80 };
const NARROW_BEAMS = { bestpath: false, beam: 1e-30, wbeam: 1e-20, pbeam: 1e-30 };

// A desk asks fewer different questions than this, but what it offers to choose from is new each time.
const MOST_NETWORKS = 64;

const PHONES =
  "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH";

type Engine = Awaited<ReturnType<typeof createModule>>;
type Decoder = InstanceType<Engine["Decoder"]>;

/**
 * Understands one utterance of telephone speech at a time: `soundswallower` with the phrases of a grammar, and beside it a
 * free loop over all phones, whose score says how well the sounds could have been explained by anything at all.
 */
export class Recogniser {
  readonly #grammarDecoder: Decoder;
  readonly #phoneDecoder: Decoder;
  readonly #engine: Engine;
  readonly #flite: Flite;
  readonly #scoreAt: number;
  readonly #networks = new Map<string, Network>();
  #grammar = "";

  private constructor(
    engine: Engine,
    decoders: { grammar: Decoder; phones: Decoder },
    flite: Flite,
  ) {
    this.#engine = engine;
    this.#grammarDecoder = decoders.grammar;
    this.#phoneDecoder = decoders.phones;
    this.#flite = flite;
    this.#scoreAt = engine._malloc(4);
  }

  static async load(engine: Engine, flite: Flite): Promise<Recogniser> {
    const config = { samprate: RECOGNISER_RATE_HZ, loglevel: "FATAL" };
    const grammar = new engine.Decoder({ ...config, ...WIDE_BEAMS });
    const phones = new engine.Decoder({ ...config, ...NARROW_BEAMS });
    await grammar.initialize();
    await phones.initialize();
    const words = PHONES.split(" ").map((phone) => [`zz_${phone.toLowerCase()}`, phone] as const);
    phones.add_words(...words.map(([word, phone]): [string, string] => [word, phone]));
    const loop = words.map(([word]) => word).join(" | ");
    phones.set_grammar(`#JSGF V1.0; grammar phones; public <phones> = ( ${loop} )+;`);
    return new Recogniser(engine, { grammar, phones }, flite);
  }

  /** Readies a grammar for later: a large one takes a while, and so does pronouncing words that no dictionary has. */
  learn(grammar: string): void {
    this.#networkOf(grammar);
  }

  /** Listens for these phrases from the next utterance on. Throws a `SyntaxError` for a grammar that cannot be read. */
  setGrammar(grammar: string): void {
    if (grammar === this.#grammar) return;
    loadNetwork(this.#engine, this.#grammarDecoder, this.#networkOf(grammar));
    this.#grammar = grammar;
  }

  #networkOf(grammar: string): Network {
    const known = this.#networks.get(grammar);
    if (known) return known;
    const network = phraseNetwork(grammar);
    this.#pronounceUnknown(wordsIn(network));
    const [oldest] = this.#networks.keys();
    if (oldest !== undefined && this.#networks.size >= MOST_NETWORKS) this.#networks.delete(oldest);
    this.#networks.set(grammar, network);
    return network;
  }

  #pronounceUnknown(words: readonly string[]): void {
    const unknown = words.filter((word) => !this.#grammarDecoder.lookup_word(word));
    if (unknown.length === 0) return;
    const pronounced = this.#flite.pronounce(unknown);
    this.#grammarDecoder.add_words(
      ...unknown.map((word, at): [string, string] => [word, modelPhones(pronounced[at] ?? [])]),
    );
  }

  /** Samples from -1 to 1 at 8 kHz, a little silence on both sides included. */
  recognise(samples: Float32Array): Recognised {
    const phrase = this.#decode(this.#grammarDecoder, samples);
    if (phrase.text === "") return { text: "", confidence: 0 };
    const phones = this.#decode(this.#phoneDecoder, samples);
    const frames = samples.length / (RECOGNISER_RATE_HZ / 100);
    return { text: phrase.text, confidence: confidenceOf((phrase.score - phones.score) / frames) };
  }

  #decode(decoder: Decoder, samples: Float32Array): { text: string; score: number } {
    decoder.start();
    decoder.process_audio(samples, false, true);
    decoder.stop();
    const text = decoder.get_text() ?? "";
    this.#engine._decoder_hyp(decoder.cdecoder, this.#scoreAt);
    return { text, score: this.#engine.HEAP32[this.#scoreAt >> 2] ?? 0 };
  }
}

/** Loads the engine; once for each thread. */
export async function loadEngine(): Promise<Engine> {
  const model = new URL("model/", import.meta.resolve("soundswallower"));
  return await createModule({ modelBase: fileURLToPath(model) });
}

import { fileURLToPath } from "node:url";
import createModule from "soundswallower";
import type { Flite } from "../voice/flite.ts";
import { confidenceOf } from "./confidence.ts";
import { loadNetwork } from "./network/load-network.ts";
import type { Network } from "./network/network.ts";
import { phraseNetwork, wordsIn } from "./network/phrase-network.ts";
import { NoiseReducer } from "./noise-reducer.ts";
import { modelPhones } from "./pronounce.ts";
import { sameWords } from "./same-words.ts";
import { RECOGNISER_RATE_HZ, type Recognised, type Utterance } from "./utterance.ts";

// Measured on phrases of a salon's grammars by three voices, clean and at 20 dB of white noise and of babble: the engine's
// own beams lose many of the noisy ones, wider ones find no more and take twice as long; words must pay their way, or noise
// at the end becomes a short word; silence and breath may come between any two words.
const SEARCH = {
  samprate: RECOGNISER_RATE_HZ,
  loglevel: "FATAL",
  bestpath: false,
  beam: 1e-64,
  wbeam: 1e-40,
  pbeam: 1e-64,
  wip: 0.05,
  silprob: 0.05,
  fillprob: 1e-4,
};

// How far each front end turns noise down: best of -6 to -20 dB with and without the model's own noise removal.
const FIRST_FLOOR_DB = -20;
const SECOND_FLOOR_DB = -14;

// A desk asks fewer different questions than this, but what it offers to choose from is new each time.
const MOST_NETWORKS = 64;

type Engine = Awaited<ReturnType<typeof createModule>>;
type Decoder = InstanceType<Engine["Decoder"]>;

/**
 * Understands one utterance of telephone speech at a time with `soundswallower`. Two decoders listen to it through different
 * front ends: words that only one of them finds are not to be acted on. (At 20 dB they agree on 97 % of what is right and
 * on half of what is wrong.)
 */
export class Recogniser {
  readonly #first: Decoder;
  readonly #second: Decoder;
  readonly #engine: Engine;
  readonly #flite: Flite;
  readonly #networks = new Map<string, Network>();
  #grammar = "";
  /** What the second decoder listens for; it is asked less often. */
  #secondGrammar = "";

  private constructor(engine: Engine, decoders: readonly [Decoder, Decoder], flite: Flite) {
    this.#engine = engine;
    [this.#first, this.#second] = decoders;
    this.#flite = flite;
  }

  static async load(engine: Engine, flite: Flite): Promise<Recogniser> {
    // Scores are relative to the best sound of the model only when all its sounds are looked at.
    const first = new engine.Decoder({ ...SEARCH, compallsen: true });
    const second = new engine.Decoder(SEARCH);
    await first.initialize();
    await second.initialize();
    // The model's own noise removal, on top of ours, costs the first decoder words; the second keeps it to differ.
    first.set_config("remove_noise", 0);
    await first.reinitialize_audio();
    return new Recogniser(engine, [first, second], flite);
  }

  /** Readies a grammar for later: a large one takes a while, and so does pronouncing words that no dictionary has. */
  learn(grammar: string): void {
    this.#networkOf(grammar);
  }

  /** Listens for these phrases from the next utterance on. Throws a `SyntaxError` for a grammar that cannot be read. */
  setGrammar(grammar: string): void {
    if (grammar === this.#grammar) return;
    loadNetwork(this.#engine, this.#first, this.#networkOf(grammar));
    this.#grammar = grammar;
  }

  recognise({ noise, speech }: Utterance): Recognised {
    const reducer = new NoiseReducer();
    reducer.learn(noise);
    const text = decode(this.#first, reducer.reduce(speech, FIRST_FLOOR_DB));
    const confidence = confidenceOf(this.#first.get_alignment().w ?? [], WORD_PENALTY);
    if (text === "" || confidence === 0) return { text: "", confidence: 0 };
    if (confidence < DOUBTFUL) return { text, confidence };
    if (this.#secondGrammar !== this.#grammar) {
      loadNetwork(this.#engine, this.#second, this.#networkOf(this.#grammar));
      this.#secondGrammar = this.#grammar;
    }
    const agreed = sameWords(text, decode(this.#second, reducer.reduce(speech, SECOND_FLOOR_DB)));
    return { text, confidence: agreed ? confidence : DOUBTFUL };
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
    const unknown = words.filter((word) => !this.#first.lookup_word(word));
    if (unknown.length === 0) return;
    const pronounced = this.#flite.pronounce(unknown);
    const entries = unknown.map((word, at): [string, string] => [
      word,
      modelPhones(pronounced[at] ?? []),
    ]);
    this.#first.add_words(...entries);
    this.#second.add_words(...entries);
  }
}

// Words that only one decoder finds get this much; a call acts on 0.65 and more.
const DOUBTFUL = 0.4;
// What the search charges for each word, in the engine's units; a score without it tells how the word sounds.
const LANGUAGE_WEIGHT = 6.5;
const WORD_PENALTY = (Math.log(SEARCH.wip) / Math.log(1.0001) / 1024) * LANGUAGE_WEIGHT;

// A whole utterance at a time: the means of its features are then its own, and nothing is kept for the next one.
function decode(decoder: Decoder, samples: Float32Array): string {
  decoder.start();
  decoder.process_audio(samples, false, true);
  decoder.stop();
  return decoder.get_text() ?? "";
}

/** Loads the engine; once for each thread. */
export async function loadEngine(): Promise<Engine> {
  const model = new URL("model/", import.meta.resolve("soundswallower"));
  return await createModule({ modelBase: fileURLToPath(model) });
}

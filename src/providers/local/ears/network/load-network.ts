import type { Decoder, SoundSwallowerModule } from "soundswallower";
import type { Network } from "./network.ts";
import { wordsIn } from "./phrase-network.ts";

/** Makes a decoder listen for a network. Its dictionary must have every word already; throws when it has not. */
export function loadNetwork(
  engine: SoundSwallowerModule,
  decoder: Decoder,
  network: Network,
): void {
  const { cdecoder } = decoder;
  const end = network.states.length;
  const log = (score: number): number =>
    score === 0 ? 0 : engine._logmath_log(engine._decoder_logmath(cdecoder), Math.exp(score));
  const model = withText(engine, "phrases", (name) =>
    engine._fsg_model_init(
      name,
      engine._decoder_logmath(cdecoder),
      Number(decoder.get_config("lw")),
      end + 1,
    ),
  );
  const ids = new Map<string, number>();
  for (const word of wordsIn(network)) {
    ids.set(
      word,
      withText(engine, word, (text) => engine._fsg_model_word_add(model, text)),
    );
  }
  for (const [from, { arcs, endScore }] of network.states.entries()) {
    for (const { word, to, score } of arcs) {
      engine._fsg_model_trans_add(model, from, to, log(score), ids.get(word) ?? -1);
    }
    if (endScore !== undefined) engine._fsg_model_null_trans_add(model, from, end, log(endScore));
  }
  engine._fsg_set_states(model, network.start, end);
  // The decoder owns the model from here on and frees it with the next one.
  if (engine._decoder_set_fsg(cdecoder, model) < 0) {
    throw new Error("The recogniser cannot listen for this grammar.");
  }
}

/** Lends the engine a text as C has it. */
function withText<T>(engine: SoundSwallowerModule, text: string, use: (address: number) => T): T {
  const bytes = new TextEncoder().encode(`${text}\0`);
  const address = engine._malloc(bytes.length);
  engine.HEAPU8.set(bytes, address);
  try {
    return use(address);
  } finally {
    engine._free(address);
  }
}

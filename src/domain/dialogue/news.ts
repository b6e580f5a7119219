import type { Json } from "../../base/json.ts";
import type { Expectation } from "./expectation.ts";
import type { Ending } from "./transcript.ts";

/**
 * Something that happened outside of the conversation and that the caller is to be told: the host has answered. The machine
 * says `text` word for word as soon as nobody is speaking, and once.
 */
export interface News {
  /** The same news, told twice, is said once. */
  readonly id: string;
  /** What happened, for the desk's flow and its brain: `on-my-way`. */
  readonly kind: string;
  /** One or two sentences, written from data. */
  readonly text: string;
  readonly data: Json;
  /** What it asks the caller for; left out, what was asked stays asked. */
  readonly asks?: Expectation;
  /** With it the conversation is over once `text` was heard. */
  readonly ending?: Ending;
}

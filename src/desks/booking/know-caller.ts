import { recogniseCaller } from "../../actions/recognise-caller.ts";
import type { CallerKnowledge } from "../../ports/brain.ts";
import type { Book } from "./booking-desk.ts";

/** What is known of a caller before they say a word; `number` is E.164. */
export async function knowCaller(book: Book, number?: string): Promise<CallerKnowledge> {
  if (number === undefined) return {};
  const name = await recogniseCaller(book, number);
  return name === undefined ? { number } : { number, name };
}

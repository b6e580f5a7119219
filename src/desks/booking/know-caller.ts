import { identifyCaller } from "../../actions/callers/identify-caller.ts";
import type { CallerKnowledge } from "../../ports/brain.ts";
import type { Book } from "./booking-desk.ts";

/** What is known of a caller before they say a word; `number` is E.164. */
export async function knowCaller(book: Book, number?: string): Promise<CallerKnowledge> {
  if (number === undefined) return {};
  const { person } = await identifyCaller(book, { number });
  return person === undefined ? { number } : { number, name: person.name };
}

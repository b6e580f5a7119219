import { recogniseCaller } from "../../actions/recognise-caller.ts";
import type { CallerKnowledge } from "../../ports/brain.ts";
import type { BookingDesk } from "./booking-desk.ts";

/** What is known of a caller before they say a word; `number` is E.164. */
export async function knowCaller(desk: BookingDesk, number?: string): Promise<CallerKnowledge> {
  if (number === undefined) return {};
  const name = await recogniseCaller(desk, number);
  return name === undefined ? { number } : { number, name };
}

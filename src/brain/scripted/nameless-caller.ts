import type { Setting } from "./conversation.ts";
import { fillIn } from "./sentence.ts";

/**
 * What stands for the name of a caller whose name could not be understood: whoever they are, they are booked and can be
 * rung. A name is not worth losing a caller over.
 */
export function namelessCaller({ script, caller }: Setting, phone = caller.number): string {
  return fillIn(script.sentences.namelessCaller, phone?.slice(-4) ?? "").trim();
}

import { readAnswer } from "../dialogue/consent.ts";
import { readRating, type Stars } from "../dialogue/rating.ts";
import { wordsOf } from "../dialogue/words.ts";

/** What somebody means who answers one of our messages. */
export type WrittenAnswer =
  | { readonly means: "stop" | "start" | "help" | "yes" | "no" | "cancel" | "other" }
  | { readonly means: "rating"; readonly stars: Stars; readonly words?: string };

/**
 * The words that carriers have agreed on, alone in a message (https://help.twilio.com/articles/223134027). "Cancel" is one of them and is
 * read as what a customer of ours means by it.
 */
const AGREED: ReadonlyMap<string, "stop" | "start" | "help"> = new Map([
  ["stop", "stop"],
  ["stop all", "stop"],
  ["stopall", "stop"],
  ["unsubscribe", "stop"],
  ["end", "stop"],
  ["quit", "stop"],
  ["optout", "stop"],
  ["opt out", "stop"],
  ["revoke", "stop"],
  ["start", "start"],
  ["unstop", "start"],
  ["help", "help"],
  ["info", "help"],
]);

/** "Please stop texting me" and its like mean the same as the one word. */
const STOPS =
  /\b(?:stop|dont|do not|never|no more) (?:\w+ ){0,3}(?:text|texts|texting|message|messages|messaging|call|calls|calling|sms|reminders)\b/u;

/** Reads an answer in writing. Never throws, whatever was written. */
export function readWrittenAnswer(text: string): WrittenAnswer {
  const words = wordsOf(text).join(" ");
  const agreed = AGREED.get(words.replace(/ ?please ?/u, ""));
  if (agreed !== undefined) return { means: agreed };
  if (STOPS.test(words)) return { means: "stop" };
  const stars = readRating(text);
  if (stars !== undefined) {
    const saysMore = words.split(" ").length > 2;
    return { means: "rating", stars, ...(saysMore && { words: text.trim() }) };
  }
  if (/\b(?:cancel|reschedule|move|change)\b/u.test(words)) return { means: "cancel" };
  if (words === "c" || words === "confirm" || words === "confirmed" || words === "y") {
    return { means: "yes" };
  }
  if (words === "n") return { means: "no" };
  const answer = readAnswer(text);
  return answer === "yes" || answer === "no" ? { means: answer } : { means: "other" };
}

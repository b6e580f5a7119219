import type { Business } from "../../../actions/load-desk.ts";
import type { TradeWords } from "../trade-words.ts";
import type { Refused } from "./choose-slot.ts";
import { joinWords } from "./join-words.ts";

/** The caller named nothing that can be booked here. */
export function unknownService({ services }: Business, words: TradeWords): Refused {
  const names = services.map((service) => service.name);
  const list = names.length > 7 ? "" : `${fill(words.whatIsOffered, joinWords(names, "and"))} `;
  const speakable = `${words.notOffered} ${list}${words.whichService}`;
  return { status: "refused", reason: "unknown-service", speakable };
}

/** The caller named nobody who works here. */
export function unknownPerson({ stylists }: Business, words: TradeWords): Refused {
  const names = stylists.map((stylist) => stylist.name);
  const speakable = fill(words.unknownPerson, joinWords(names, "and"));
  return { status: "refused", reason: `unknown-${words.person}`, speakable };
}

/** The caller named nobody where one has to be named. */
export function whichPerson({ stylists }: Business, words: TradeWords): Refused {
  const names = stylists.map((stylist) => stylist.name);
  const speakable = fill(words.whoseDay, joinWords(names, "or"));
  return { status: "refused", reason: `unknown-${words.person}`, speakable };
}

/** The caller named a place that is none of ours. */
export function unknownLocation({ locations }: Business): Refused {
  const names = locations.map(({ name }) => name);
  const speakable = `We're at ${joinWords(names, "and")}. Which would you like?`;
  return { status: "refused", reason: "unknown-location", speakable };
}

function fill(sentence: string, names: string): string {
  return sentence.replace("{}", () => names);
}

import { joinWords, withArticle } from "./join-words.ts";

/** What is done in a visit and by whom; `stylists` names who does each service where several people share them. */
export interface Work {
  readonly services: readonly string[];
  readonly stylist: string;
  readonly stylists?: readonly string[];
}

/**
 * "A haircut and a facial with Priya", or, where several people share it, "a haircut with Priya and a beard trim with Arjun".
 * With `articles: false` the services stand bare.
 */
export function sayWork(work: Work, { articles = true } = {}): string {
  const parts = runsOf(work).map(({ services, stylist }) => {
    const what = articles ? withArticle(services) : joinWords(services, "and");
    return `${what} with ${stylist}`;
  });
  return joinWords(parts, "and");
}

/** "Priya", "Priya and Arjun": everybody once, in the order of their work. */
export function sayPeople({ stylist, stylists = [stylist] }: Omit<Work, "services">): string {
  return joinWords([...new Set(stylists)], "and");
}

/** " at Anna Nagar", where there are several places. */
export function sayPlace({ location }: { readonly location?: string }): string {
  return location === undefined ? "" : ` at ${location}`;
}

/** Services in a row by the same person together. */
function runsOf({ services, stylist, stylists = [] }: Work) {
  const runs: { services: string[]; stylist: string }[] = [];
  for (const [at, service] of services.entries()) {
    const whose = stylists[at] ?? stylist;
    const last = runs.at(-1);
    if (last?.stylist === whose) last.services.push(service);
    else runs.push({ services: [service], stylist: whose });
  }
  return runs;
}

import type { FindHostResult, TellApart } from "../../../actions/lobby/hosts/find-host.ts";
import type { Host } from "../../../actions/lobby/hosts/host.ts";
import { unreachable } from "../../../base/unreachable.ts";
import { joinWords, sentence } from "../../booking/words/join-words.ts";

/** "Sarah Chen in Engineering", with the place where there are several. */
export function sayHost({ name, department, site }: Host): string {
  const where = department === undefined ? "" : ` in ${department}`;
  return site === undefined ? `${name}${where}` : `${name}${where}, at ${site}`;
}

/** What a visitor is told or asked once a name was looked up. It names nobody they haven't named, and no more than three. */
export function sayFoundHost(found: FindHostResult): string {
  switch (found.outcome) {
    case "found":
      return `${sayHost(found.host)}?`;
    case "several":
      return askWhich(found.hosts, found.ask);
    case "none":
      return found.misses > 1
        ? "I still can't find them. Could you say the first and last name once more, or the department?"
        : "I couldn't find that name. Could you spell the last name for me?";
    case "gone":
      return found.instead === undefined
        ? `${found.name} doesn't work here any more. Is there somebody else you could see?`
        : `${found.name} doesn't work here any more, but ${found.instead.name} can help. Shall I ask for ${found.instead.givenName}?`;
    case "away":
      return found.instead === undefined
        ? `${found.host.name} is away at the moment. Would you like to leave a message?`
        : `${found.host.name} is away at the moment. Would you like to see ${found.instead.name} instead, or leave a message?`;
    case "too-many":
      return "I can't find them, so I'll get somebody to help you.";
    default:
      return unreachable(found);
  }
}

function askWhich(hosts: readonly Host[], ask: TellApart): string {
  const [first] = hosts;
  switch (ask) {
    case "department":
    case "site": {
      const places = hosts.map(({ department, site }) =>
        ask === "site" ? `at ${site}` : `in ${department}`,
      );
      const [one = "", ...others] = places;
      const rest = joinWords(
        others.map((place) => `one ${place}`),
        "and",
      );
      return `I have ${article(first?.givenName ?? "")} ${one} and ${rest}. Which one?`;
    }
    case "name":
      return hosts.length === 1 && first !== undefined
        ? `Did you mean ${sayHost(first)}?`
        : `Did you mean ${joinWords(hosts.map(sayHost), "or")}?`;
    case "last-name":
      return "I know several people of that name. What's the last name?";
    default:
      return unreachable(ask);
  }
}

/** "a Sarah", "an Ingrid". */
function article(name: string): string {
  return `${/^[aeio]/i.test(name) ? "an" : "a"} ${sentence(name)}`;
}

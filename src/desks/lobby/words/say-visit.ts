import type { DoneInLobby } from "../../../actions/lobby/visits/commit-in-lobby.ts";
import type { Host } from "../../../actions/lobby/hosts/host.ts";
import type { Announcement } from "../../../actions/lobby/visits/propose-in-lobby.ts";
import { unreachable } from "../../../base/unreachable.ts";
import type { LobbyRules } from "../../../domain/visits/lobby-rules.ts";
import { joinWords } from "../../booking/words/join-words.ts";

/** Reads back who is announced to whom, and asks; `host` is absent where it is the front desk. */
export function readBackVisit(
  { visitor, company, purpose, about, partySize }: Omit<Announcement, "hostId">,
  host: Host | undefined,
): string {
  const whom = host === undefined ? "the front desk" : host.name;
  const from = company === null ? "" : ` from ${company}`;
  const tell = `Shall I let ${host?.givenName ?? "them"} know?`;
  if (purpose === "delivery") return `That's a delivery for ${whom}${from}. ${tell}`;
  const group = sayOthers(partySize - 1);
  const reason = purpose === "interview" ? " for an interview with" : " for";
  const words = about === null ? "" : ` ${sayAbout(about)}`;
  return `So that's ${visitor ?? "a visitor"}${from}${group}${reason} ${whom}.${words} ${tell}`;
}

const COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** " and two others". */
function sayOthers(count: number): string {
  if (count < 1) return "";
  return ` and ${COUNTS[count] ?? String(count)} ${count === 1 ? "other" : "others"}`;
}

/** "here to fix the elevator" and "the contract", as sentences. */
function sayAbout(about: string): string {
  const words = about.replace(/[.!?\s]+$/u, "");
  return /^here\b/iu.test(words) ? `You're ${words}.` : `It's about ${words}.`;
}

/** Reads back words that are left for a host. */
export function readBackMessage(host: Host, visitor: string, words: string): string {
  return `The message for ${host.name} from ${visitor} is: "${words.replace(/[.!?\s]+$/u, "")}". Shall I pass it on?`;
}

/** What a visitor hears once it is written. It says no more than what is certain: that it is being passed on. */
export function sayDoneInLobby(
  done: DoneInLobby,
  rules: LobbyRules,
  /** Names of what is on the screen for them to accept. */
  documents: readonly string[] = [],
): string {
  const { outcome, host, visitor = "" } = done;
  const [name = ""] = visitor.split(" ");
  const thanks = name === "" ? "Thank you." : `Thank you, ${name}.`;
  const whom = host ?? "them";
  switch (outcome) {
    case "announced": {
      const badge = done.printsBadge === true ? ", and your badge will print here" : "";
      const reading =
        documents.length === 0
          ? "take a seat"
          : `read the ${joinWords(documents, "and")} on the screen, and take a seat`;
      return `${thanks} I'm letting ${whom} know now${badge}. Please ${reading}.`;
    }
    case "review":
      return `${thanks} Someone will be with you in a moment.`;
    case "delivered":
      return `${thanks} I'm letting ${whom} know. Please leave it ${rules.deliveriesTo}.`;
    case "message-taken":
      return `${thanks} I'm passing that on to ${whom}.`;
    case "checked-out":
      return `${thanks} If you're on today's list, you're signed out now.`;
    default:
      return unreachable(outcome);
  }
}

import type { DoneInLobby } from "../../../actions/lobby/visits/commit-in-lobby.ts";
import { unreachable } from "../../../base/unreachable.ts";
import type { LobbyRules } from "../../../domain/visits/lobby-rules.ts";
import { sayDoneInLobby } from "./say-visit.ts";

/**
 * As `sayDoneInLobby`, where no way is set up by which anybody could be told: that it is written down, and nothing else. Where to go is
 * said next, as news; in a conversation that news doesn't reach, at once (`sendsOn`).
 */
export function sayWrittenDown(done: DoneInLobby, rules: LobbyRules, sendsOn: boolean): string {
  const { outcome, host, visitor = "", printsBadge = false } = done;
  const [name = ""] = visitor.split(" ");
  const thanks = name === "" ? "Thank you." : `Thank you, ${name}.`;
  switch (outcome) {
    case "announced":
      return [
        `${thanks} You're on today's list${printsBadge ? ", and your badge will print here" : ""}.`,
        ...(sendsOn ? [`Please go to ${rules.frontDesk.name}, and they'll help you.`] : []),
      ].join(" ");
    case "delivered":
      return `${thanks} Please leave it ${rules.deliveriesTo}.`;
    case "message-taken":
      return `${thanks} I've written that down for ${host ?? "them"}.`;
    case "review":
    case "checked-out":
      return sayDoneInLobby(done, rules);
    default:
      return unreachable(outcome);
  }
}

import type { ActionContext } from "../../actions/action-context.ts";
import { loadDesk } from "../../actions/load-desk.ts";
import { loadLobby } from "../../actions/lobby/load-lobby.ts";
import { LOBBY_FLOW } from "../../domain/visits/lobby-flow.ts";
import type { Desk } from "../../ports/desk.ts";
import { profileOf } from "../booking/profile-of.ts";
import { lobbyBriefing } from "./briefing.ts";
import { lobbyConverse } from "./conversation/converse.ts";
import { emergencyRule } from "./emergency-rule.ts";
import { lobbyHints } from "./hints/lobby-hints.ts";
import type { LobbyBook } from "./lobby-book.ts";
import { lobbyPhrasebook } from "./phrasebook.ts";
import { lobbyTools } from "./tools/index.ts";

/** A lobby's desk for one visitor: who works here now, its words and its tools. */
export async function openLobbyDesk(book: LobbyBook): Promise<Desk> {
  const context: ActionContext = { ...book, actor: { kind: "system", channel: "jobs" } };
  const business = await loadDesk(context);
  const { rules, hosts, departments, visitors, companies } = await loadLobby(context);
  const phrasebook = lobbyPhrasebook(business, visitors);
  const { greeting } = business;
  return {
    profile: profileOf(business),
    briefing: lobbyBriefing(business, rules),
    phrasebook,
    tools: lobbyTools(book),
    flow: LOBBY_FLOW,
    converse: lobbyConverse({ phrasebook, departments, greeting }),
    emergency: emergencyRule(business, rules),
    hints: lobbyHints({ phrasebook, hosts, departments, companies }),
  };
}

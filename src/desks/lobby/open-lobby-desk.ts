import { loadDesk } from "../../actions/load-desk.ts";
import { hintsFor } from "../../domain/dialogue/hints-for.ts";
import type { Phrasebook } from "../../domain/dialogue/phrasebook.ts";
import { LOBBY_FLOW } from "../../domain/visits/lobby-flow.ts";
import type { Desk } from "../../ports/desk.ts";
import { profileOf } from "../booking/profile-of.ts";
import type { LobbyBook } from "./lobby-book.ts";
import { lobbyTools } from "./tools/index.ts";

/** A lobby's desk for one visitor: who works here now, its words and its tools. */
export async function openLobbyDesk(book: LobbyBook): Promise<Desk> {
  const business = await loadDesk({ ...book, actor: { kind: "system", channel: "jobs" } });
  const phrasebook: Phrasebook = {
    language: "en",
    country: business.country,
    intents: [],
    services: [],
    people: [],
    topics: [],
    names: { given: [], surnames: [] },
  };
  return {
    profile: profileOf(business),
    briefing: business.name,
    phrasebook,
    tools: lobbyTools(book),
    flow: LOBBY_FLOW,
    converse: () => ({ notUnderstood: true }),
    hints: (expectation) => hintsFor(phrasebook, expectation),
  };
}

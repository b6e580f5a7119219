import type { LobbyRules } from "../../domain/visits/lobby-rules.ts";
import { USUAL_LOBBY_RULES } from "../../domain/visits/lobby-rules.ts";
import type { Reader } from "../database.ts";

/** The rules of a lobby as they are now; what is not written is as usual. */
export async function loadLobbyRules(reader: Reader, deskId: string): Promise<LobbyRules> {
  const row = await reader
    .selectFrom("desks")
    .select("lobby")
    .where("id", "=", deskId)
    .executeTakeFirst();
  if (row?.lobby == null) return USUAL_LOBBY_RULES;
  // What is in the column was checked as `LobbyRules` when it was written.
  const written: LobbyRules = JSON.parse(row.lobby);
  return { ...USUAL_LOBBY_RULES, ...written };
}

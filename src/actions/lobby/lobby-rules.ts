import type { LobbyRules } from "../../domain/visits/lobby-rules.ts";
import { loadLobbyRules } from "../../store/lobby/lobby-rules.ts";
import type { ActionContext } from "../action-context.ts";

/** The rules of this lobby as they are now. */
export async function lobbyRules({ database, deskId }: ActionContext): Promise<LobbyRules> {
  return await loadLobbyRules(database.read, deskId);
}

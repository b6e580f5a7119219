import type { LobbyRules } from "../../domain/visits/lobby-rules.ts";
import type { Employee } from "../../store/lobby/employees.ts";
import { loadLobbyRules } from "../../store/lobby/lobby-rules.ts";
import type { ActionContext } from "../action-context.ts";
import { expectedAboutNow } from "./hosts/expecting-hosts.ts";
import { loadDirectory } from "./hosts/load-directory.ts";

/** A lobby as it is now: who can be visited, who is expected, and the owner's rules. */
export interface Lobby {
  readonly rules: LobbyRules;
  /** Everybody visitors may ask for: those who expect somebody about now first, those who left last. */
  readonly hosts: readonly Employee[];
  readonly departments: readonly string[];
  /** Names and companies of visitors who are expected about now. */
  readonly visitors: readonly string[];
  readonly companies: readonly string[];
}

/** Reads it. */
export async function loadLobby({ database, deskId, clock }: ActionContext): Promise<Lobby> {
  const { employees } = await loadDirectory(database, deskId);
  const expected = await expectedAboutNow(database.read, deskId, clock.nowMs());
  const expecting = new Set(expected.map((one) => one.host_id));
  const here = employees.filter(({ isGone }) => !isGone);
  const hosts = [
    ...here.filter(({ id }) => expecting.has(id)),
    ...here.filter(({ id }) => !expecting.has(id)),
    ...employees.filter(({ isGone }) => isGone),
  ];
  return {
    rules: await loadLobbyRules(database.read, deskId),
    hosts,
    departments: [...new Set(here.flatMap(({ department }) => department ?? []))],
    visitors: [...new Set(expected.flatMap((one) => one.visitor_name ?? []))],
    companies: [...new Set(expected.flatMap(({ company }) => company ?? []))],
  };
}

import { isAgentName, type AgentName } from "../domain/business/agent-name.ts";
import { isTrade, type Trade } from "../domain/business/trade.ts";
import type { Reader } from "../store/database.ts";

/** A desk of this installation, as far as it matters for who serves it. */
export interface KnownDesk {
  readonly id: string;
  readonly name: string;
  readonly trade: Trade;
  /** The voice agent that its desk file names. */
  readonly agent: AgentName | undefined;
}

/** Every desk of this installation, by id. */
export async function knownDesks(reader: Reader): Promise<readonly KnownDesk[]> {
  const rows = await reader
    .selectFrom("desks")
    .select(["id", "name", "trade", "voice_agent"])
    .orderBy("id")
    .execute();
  return rows.flatMap(({ id, name, trade, voice_agent: named }) => {
    const agent = named !== null && isAgentName(named) ? named : undefined;
    return isTrade(trade) ? { id, name, trade, agent } : [];
  });
}

import type { Selectable } from "kysely";
import type { Json } from "../../base/json.ts";
import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";
import type { LobbyProposalsTable } from "../schema/lobby-proposals.ts";

/** What was read back to a visitor and waits for a yes. `payload` and `outcome` are JSON. */
export type LobbyProposal = Readonly<Selectable<LobbyProposalsTable>>;

const KEPT_MS = 24 * 60 * 60_000;

/** Notes what is proposed, and forgets what nobody agreed to within a day. Answers its id. */
export async function insertLobbyProposal(
  writer: Writer,
  proposal: {
    readonly deskId: string;
    readonly callId: string | null;
    readonly kind: LobbyProposal["kind"];
    readonly payload: Json;
    readonly nowMs: number;
  },
): Promise<string> {
  const { deskId, callId, kind, payload, nowMs } = proposal;
  await forgetOldLobbyProposals(writer, nowMs);
  const id = newId("proposal");
  await writer
    .insertInto("lobby_proposals")
    .values({
      id,
      desk_id: deskId,
      call_id: callId,
      kind,
      status: "open",
      payload: JSON.stringify(payload),
      outcome: null,
      created_at_ms: nowMs,
    })
    .execute();
  return id;
}

/** Forgets what is older than a day, agreed to or not: it names visitors. */
export async function forgetOldLobbyProposals(writer: Writer, nowMs: number): Promise<void> {
  await writer
    .deleteFrom("lobby_proposals")
    .where("created_at_ms", "<", nowMs - KEPT_MS)
    .execute();
}

/** A proposal of this desk; undefined when there is none. */
export async function findLobbyProposal(
  reader: Reader,
  deskId: string,
  id: string,
): Promise<LobbyProposal | undefined> {
  return await reader
    .selectFrom("lobby_proposals")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Closes a proposal with what the commit answered; what was proposed is forgotten. */
export async function closeLobbyProposal(writer: Writer, id: string, outcome: Json): Promise<void> {
  await writer
    .updateTable("lobby_proposals")
    .set({ status: "committed", payload: "{}", outcome: JSON.stringify(outcome) })
    .where("id", "=", id)
    .execute();
}

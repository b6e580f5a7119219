import type { Selectable } from "kysely";
import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";
import type { ProposalsTable } from "../schema/proposals.ts";

/** What was read back to a caller and waits for a yes. `payload` and `outcome` are JSON. */
export type Proposal = Readonly<Selectable<ProposalsTable>>;

/** Notes what is proposed. Answers its id. */
export async function insertProposal(
  writer: Writer,
  proposal: Pick<
    Proposal,
    "desk_id" | "call_id" | "kind" | "visit_id" | "hold_visit_id" | "payload" | "created_at_ms"
  >,
): Promise<string> {
  const id = newId("proposal");
  await writer
    .insertInto("proposals")
    .values({ id, status: "open", outcome: null, ...proposal })
    .execute();
  return id;
}

/** A proposal of this desk; undefined when there is none. */
export async function findProposal(
  reader: Reader,
  deskId: string,
  id: string,
): Promise<Proposal | undefined> {
  return await reader
    .selectFrom("proposals")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** What a call still has open. */
export async function openProposals(reader: Reader, callId: string): Promise<readonly Proposal[]> {
  return await reader
    .selectFrom("proposals")
    .selectAll()
    .where("call_id", "=", callId)
    .where("status", "=", "open")
    .execute();
}

/** Everything that was proposed in a call. */
export async function proposalsOfCall(
  reader: Reader,
  callId: string,
): Promise<readonly Proposal[]> {
  return await reader.selectFrom("proposals").selectAll().where("call_id", "=", callId).execute();
}

/** Closes a proposal, with what the commit answered when it was committed. */
export async function closeProposal(
  writer: Writer,
  id: string,
  end: { readonly status: "committed" | "released"; readonly outcome?: string },
): Promise<void> {
  await writer
    .updateTable("proposals")
    .set({ status: end.status, outcome: end.outcome ?? null })
    .where("id", "=", id)
    .execute();
}

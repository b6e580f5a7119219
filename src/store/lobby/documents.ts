import type { Insertable, Selectable } from "kysely";
import { isPurpose, type Purpose } from "../../domain/visits/purpose.ts";
import type { Reader, Writer } from "../database.ts";
import { readStrings } from "../read-strings.ts";
import type { DocumentAcceptancesTable } from "../schema/document-acceptances.ts";

/** One wording of a text that visitors accept. */
export interface LobbyDocument {
  readonly id: string;
  readonly name: string;
  /** 1 for the first wording; a later one is another row. */
  readonly version: number;
  /** SHA-256 of the text, in hex. */
  readonly hash: string;
  readonly text: string;
  /** Who must accept it, by what they come for; empty: everybody. */
  readonly purposes: readonly Purpose[];
  /** False: another wording has taken its place, or it isn't asked for any more. */
  readonly isInForce: boolean;
}

/** That a visitor accepted a wording. */
export type DocumentAcceptance = Readonly<Selectable<DocumentAcceptancesTable>>;

/** Every wording of a desk's documents, by name, the newest first. */
export async function listDocuments(
  reader: Reader,
  deskId: string,
): Promise<readonly LobbyDocument[]> {
  const rows = await reader
    .selectFrom("lobby_documents")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("name")
    .orderBy("version", "desc")
    .orderBy("id")
    .execute();
  return rows.map(({ id, name, version, hash, text, purposes, in_force: inForce }) => ({
    id,
    name,
    version,
    hash,
    text,
    purposes: readStrings(purposes).filter(isPurpose),
    isInForce: inForce === 1,
  }));
}

/** What was accepted at a visit, in the order in which it was. */
export async function acceptancesOf(
  reader: Reader,
  visitId: string,
): Promise<readonly (DocumentAcceptance & { readonly name: string })[]> {
  return await reader
    .selectFrom("document_acceptances")
    .innerJoin("lobby_documents", "lobby_documents.id", "document_acceptances.document_id")
    .selectAll("document_acceptances")
    .select("lobby_documents.name")
    .where("visit_id", "=", visitId)
    .orderBy("accepted_at_ms")
    .orderBy("document_id")
    .execute();
}

/** Keeps that it was accepted; what was accepted before stays as it was. */
export async function insertAcceptance(
  writer: Writer,
  acceptance: Insertable<DocumentAcceptancesTable>,
): Promise<void> {
  await writer
    .insertInto("document_acceptances")
    .values(acceptance)
    .onConflict((conflict) => conflict.columns(["visit_id", "document_id"]).doNothing())
    .execute();
}

import { newId } from "../../../base/id.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import type { Reader } from "../../../store/database.ts";
import {
  acceptancesOf,
  insertAcceptance,
  listDocuments,
  type LobbyDocument,
} from "../../../store/lobby/documents.ts";
import { findLobbyVisit, type LobbyVisit } from "../../../store/lobby/lobby-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";

/** What a visitor is still to accept, in the wording that is in force now; nothing for one who isn't here. */
export async function documentsToAccept(
  { database, deskId }: ActionContext,
  visitId: string,
): Promise<readonly LobbyDocument[]> {
  const visit = await findLobbyVisit(database.read, deskId, visitId);
  if (!visit || visit.left_at_ms !== null) return [];
  return await missing(database.read, visit);
}

export type AcceptDocumentResult =
  | { readonly ok: true; readonly remaining: number }
  | {
      readonly ok: false;
      /** `new-wording`: what they read is not what is in force; show them the new one. */
      readonly reason: "unknown-visit" | "unknown-document" | "new-wording";
    };

/**
 * Keeps that a visitor accepted a document, in the very wording they were shown: `hash` is that of the text that was on the screen. A
 * visitor accepts for a visit of their own conversation only; accepting again changes nothing.
 */
export async function acceptDocument(
  context: ActionContext,
  wish: { readonly visitId: string; readonly documentId: string; readonly hash: string },
): Promise<AcceptDocumentResult> {
  const { database, deskId, clock, actor } = context;
  const { visitId, documentId, hash } = wish;
  const nowMs = clock.nowMs();
  const callId = callOf(context);
  return await database.write(async (writer) => {
    const visit = await findLobbyVisit(writer, deskId, visitId);
    if (!visit || visit.left_at_ms !== null || (callId !== null && visit.call_id !== callId))
      return { ok: false, reason: "unknown-visit" };
    const all = await listDocuments(writer, deskId);
    const document = all.find(({ id }) => id === documentId);
    if (!document) return { ok: false, reason: "unknown-document" };
    if (!document.isInForce || document.hash !== hash) return { ok: false, reason: "new-wording" };
    const { version } = document;
    const accepted = { visit_id: visitId, document_id: documentId, version, hash };
    await insertAcceptance(writer, { ...accepted, accepted_at_ms: nowMs });
    await recordAudit(writer, {
      deskId,
      atMs: nowMs,
      actor: actor.kind,
      channel: actor.channel,
      callId,
      action: "accepted",
      subject: "document_acceptances",
      subjectId: visitId,
      after: { documentId, version, hash },
      changeId: context.changeId ?? newId("change"),
    });
    return { ok: true, remaining: (await missing(writer, visit)).length };
  });
}

async function missing(reader: Reader, visit: LobbyVisit): Promise<readonly LobbyDocument[]> {
  const accepted = await acceptancesOf(reader, visit.id);
  const done = new Set(accepted.map((one) => one.document_id));
  const documents = await documentsFor(reader, visit);
  return documents.filter(({ id }) => !done.has(id));
}

async function documentsFor(
  reader: Reader,
  { desk_id: deskId, purpose }: LobbyVisit,
): Promise<readonly LobbyDocument[]> {
  // Whoever only brings something, or leaves words, goes no further than the door.
  if (purpose === "delivery" || purpose === "message") return [];
  const documents = await listDocuments(reader, deskId);
  return documents.filter(
    ({ isInForce, purposes }) => isInForce && (purposes.length === 0 || purposes.includes(purpose)),
  );
}

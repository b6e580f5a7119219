import type { Selectable } from "kysely";
import type { Json } from "../../base/json.ts";
import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";
import type { VisitNewsTable } from "../schema/visit-news.ts";

/** Something a visitor is to be told. `data` is JSON. */
export type VisitNews = Readonly<Selectable<VisitNewsTable>>;

/** Writes news for the visitor, in the transaction of what caused it. Answers its id. */
export async function insertVisitNews(
  writer: Writer,
  news: {
    readonly visitId: string;
    readonly callId: string | null;
    /** What happened, e.g. `on-my-way`: a transition of the lobby's flow may name it. */
    readonly kind: string;
    /** One or two sentences, to be spoken and shown word for word. */
    readonly text: string;
    readonly data: Json;
    readonly nowMs: number;
  },
): Promise<string> {
  const id = newId("news");
  await writer
    .insertInto("visit_news")
    .values({
      id,
      visit_id: news.visitId,
      call_id: news.callId,
      kind: news.kind,
      text: news.text,
      data: JSON.stringify(news.data),
      created_at_ms: news.nowMs,
      told_at_ms: null,
    })
    .execute();
  return id;
}

/** What the visitor in a call has not been told yet, the oldest first. */
export async function untoldNews(reader: Reader, callId: string): Promise<readonly VisitNews[]> {
  return await reader
    .selectFrom("visit_news")
    .selectAll()
    .where("call_id", "=", callId)
    .where("told_at_ms", "is", null)
    .orderBy("created_at_ms")
    .orderBy("id")
    .execute();
}

/** Everything a visitor was or is to be told, the oldest first. */
export async function newsOfVisit(reader: Reader, visitId: string): Promise<readonly VisitNews[]> {
  return await reader
    .selectFrom("visit_news")
    .selectAll()
    .where("visit_id", "=", visitId)
    .orderBy("created_at_ms")
    .orderBy("id")
    .execute();
}

/** Notes that it was handed to the call. Answers false when somebody else had. */
export async function markNewsTold(writer: Writer, id: string, nowMs: number): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("visit_news")
    .set({ told_at_ms: nowMs })
    .where("id", "=", id)
    .where("told_at_ms", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What became of whoever came with this invitation: whether they left, and what they were told last. Undefined when nobody came. */
export async function visitOfInvitation(
  reader: Reader,
  token: string,
): Promise<
  { readonly visitId: string; readonly hasLeft: boolean; readonly news?: string } | undefined
> {
  const row = await reader
    .selectFrom("lobby_visits")
    .innerJoin("expected_visits", "expected_visits.id", "lobby_visits.expected_visit_id")
    .leftJoin("visit_news", "visit_news.visit_id", "lobby_visits.id")
    .select(["lobby_visits.id", "lobby_visits.left_at_ms", "visit_news.text"])
    .where("expected_visits.token", "=", token)
    .orderBy("visit_news.created_at_ms", "desc")
    .orderBy("visit_news.id", "desc")
    .limit(1)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id: visitId, left_at_ms: leftAtMs, text } = row;
  return { visitId, hasLeft: leftAtMs !== null, ...(text !== null && { news: text }) };
}

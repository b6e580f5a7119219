import type { Insertable, Selectable } from "kysely";
import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";
import type { LobbyVisitsTable } from "../schema/lobby-visits.ts";

/** One visitor, or one group under one name. */
export type LobbyVisit = Readonly<Selectable<LobbyVisitsTable>>;

/** What is known of a visit when it begins; the rest comes later. */
export type NewLobbyVisit = Pick<
  Insertable<LobbyVisitsTable>,
  | "desk_id"
  | "location_id"
  | "call_id"
  | "visitor_name"
  | "company"
  | "purpose"
  | "purpose_words"
  | "party_size"
  | "host_id"
  | "language"
  | "status"
  | "badge_token"
  | "expected_visit_id"
  | "arrived_at_ms"
> & { readonly left_at_ms?: number; readonly left_by?: LobbyVisitsTable["left_by"] };

/** Writes a visit that begins. Answers its id. */
export async function insertLobbyVisit(writer: Writer, visit: NewLobbyVisit): Promise<string> {
  const id = newId("visit");
  await writer
    .insertInto("lobby_visits")
    .values({
      left_at_ms: null,
      left_by: null,
      ...visit,
      id,
      host_answer: null,
      host_said: null,
      answered_by_id: null,
      notified_at_ms: null,
      answered_at_ms: null,
      forgotten_at_ms: null,
    })
    .execute();
  return id;
}

/** A visit of this desk; undefined when there is none. */
export async function findLobbyVisit(
  reader: Reader,
  deskId: string,
  id: string,
): Promise<LobbyVisit | undefined> {
  return await reader
    .selectFrom("lobby_visits")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Everybody who came and has not left, the first to come first. */
export async function presentVisits(
  reader: Reader,
  deskId: string,
): Promise<readonly LobbyVisit[]> {
  return await reader
    .selectFrom("lobby_visits")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("left_at_ms", "is", null)
    .orderBy("arrived_at_ms")
    .orderBy("id")
    .execute();
}

/** What was announced in one call, the newest first. */
export async function visitsOfCall(
  reader: Reader,
  deskId: string,
  callId: string,
): Promise<readonly LobbyVisit[]> {
  return await reader
    .selectFrom("lobby_visits")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("call_id", "=", callId)
    .orderBy("arrived_at_ms", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Notes that somebody left. Answers false when they had left already. */
export async function endLobbyVisit(
  writer: Writer,
  id: string,
  end: { readonly atMs: number; readonly by: NonNullable<LobbyVisitsTable["left_by"]> },
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("lobby_visits")
    .set({ status: "left", left_at_ms: end.atMs, left_by: end.by })
    .where("id", "=", id)
    .where("left_at_ms", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The visit whose badge shows this; undefined when none does. */
export async function findVisitByBadge(
  reader: Reader,
  token: string,
): Promise<LobbyVisit | undefined> {
  return await reader
    .selectFrom("lobby_visits")
    .selectAll()
    .where("badge_token", "=", token)
    .executeTakeFirst();
}

/** Visits that began in `[fromMs, untilMs)`, the newest first. */
export async function visitsBetween(
  reader: Reader,
  deskId: string,
  span: { readonly fromMs: number; readonly untilMs: number },
): Promise<readonly LobbyVisit[]> {
  return await reader
    .selectFrom("lobby_visits")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("arrived_at_ms", ">=", span.fromMs)
    .where("arrived_at_ms", "<", span.untilMs)
    .orderBy("arrived_at_ms", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** After a person looked: the visit goes on as any other. Answers false when nobody had to look. */
export async function letInAfterReview(writer: Writer, id: string): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("lobby_visits")
    .set({ status: "arrived" })
    .where("id", "=", id)
    .where("status", "=", "review")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** After a person looked: they didn't come in. Answers false when nobody had to look. */
export async function turnAwayAfterReview(
  writer: Writer,
  id: string,
  nowMs: number,
): Promise<boolean> {
  const { numUpdatedRows } = await writer
    .updateTable("lobby_visits")
    .set({ status: "turned-away", left_at_ms: nowMs, left_by: "desk" })
    .where("id", "=", id)
    .where("status", "=", "review")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

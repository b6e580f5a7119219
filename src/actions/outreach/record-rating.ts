import { newId } from "../../base/id.ts";
import { appointments, type Appointment } from "../../store/book/appointments.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import { findRating, putRating } from "../../store/customers/ratings.ts";
import { callOf, type ActionContext } from "../action-context.ts";

/** What a customer thought of a visit that is over. */
export interface RecordRatingInput {
  readonly appointmentId: string;
  /** From 1 (bad) to 5 (excellent). */
  readonly stars: 1 | 2 | 3 | 4 | 5;
  /** In their own words. */
  readonly words?: string;
}

export type RecordRatingResult =
  | { readonly ok: true; readonly appointment: Appointment }
  | { readonly ok: false; readonly reason: "none-found" | "not-over" };

/**
 * Keeps a rating, of a visit that took place. Whoever calls this has made sure that it is the customer's: from the call that was
 * made about it, or the number they wrote from. The audit keeps the stars and not the words.
 */
export async function recordRating(
  context: ActionContext,
  input: RecordRatingInput,
): Promise<RecordRatingResult> {
  const { actor, clock, database, deskId } = context;
  const atMs = clock.nowMs();
  return await database.write(async (writer) => {
    const ids = [input.appointmentId];
    const [appointment] = await appointments(writer, { deskId, ids, status: "booked" });
    if (!appointment) return { ok: false, reason: "none-found" };
    if (appointment.endMs > atMs) return { ok: false, reason: "not-over" };
    const visitId = appointment.id;
    const before = await findRating(writer, visitId);
    const { stars, words = null } = input;
    await putRating(writer, { visitId, stars, words, atMs });
    await recordAudit(writer, {
      deskId,
      atMs,
      actor: actor.kind,
      channel: actor.channel,
      callId: callOf(context),
      action: "rated",
      subject: "ratings",
      subjectId: visitId,
      ...(before && { before: { stars: before.stars } }),
      after: { stars },
      changeId: context.changeId ?? newId("change"),
    });
    return { ok: true, appointment };
  });
}

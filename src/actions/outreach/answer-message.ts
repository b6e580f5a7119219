import { readWrittenAnswer, type WrittenAnswer } from "../../domain/outreach/written-answer.ts";
import type { MessageReply } from "../../notifications/message-replies.ts";
import { lastNoticeTo } from "../../store/outbox/last-notice.ts";
import { acceptWaitingOffer } from "../waiting/accept-waiting-offer.ts";
import type { ActionContext } from "../action-context.ts";
import { confirmAppointment } from "../booking/confirm-appointment.ts";
import { declineWaitingOffer } from "../waiting/decline-waiting-offer.ts";
import { ownAppointments } from "../booking/own-appointments.ts";
import { recordConsent } from "../callers/record-consent.ts";
import { recordRating } from "./record-rating.ts";

/** An answer to a question of last month is none. */
const ANSWERS_WITHIN_MS = 7 * 24 * 60 * 60_000;

/**
 * Reads what a customer wrote from their number (E.164, which the carrier vouches for) and does what it asks: STOP and START, a yes
 * to a place that is held or to a reminder, a rating of their last visit. Answers what is to be said to it.
 */
export async function answerMessage(
  context: ActionContext,
  message: { readonly from: string; readonly text: string },
): Promise<MessageReply> {
  const answer = readWrittenAnswer(message.text);
  const { from: phone } = message;
  switch (answer.means) {
    case "stop":
      await recordConsent(context, { phone, granted: false, source: "STOP" });
      return { about: "opted-out" };
    case "start":
      await recordConsent(context, { phone, granted: true, source: "START" });
      return { about: "opted-in" };
    case "help":
      return { about: "help" };
    case "cancel":
      return { about: "cancel" };
    case "yes":
      return await agree(context, phone);
    case "no":
      return (await declineWaitingOffer(context, { phone })).ok
        ? { about: "declined" }
        : { about: "cancel" };
    case "rating":
      return await rate(context, phone, answer);
    case "other":
      return { about: "unreadable" };
    default:
      return answer satisfies never;
  }
}

/** A place that is held goes first: it waits for nobody. */
async function agree(context: ActionContext, phone: string): Promise<MessageReply> {
  const accepted = await acceptWaitingOffer(context, { phone });
  if (accepted.ok) {
    const { startMs, stylist } = accepted.booking;
    return { about: "accepted", startMs, with: stylist };
  }
  if (accepted.reason !== "no-offer") return { about: "place-gone" };
  const coming = await ownAppointments(context, context.database.read);
  const [only, ...others] = coming;
  if (only === undefined) return { about: "nothing-to-confirm" };
  const meant = others.length === 0 ? only : await lastReminded(context, phone, coming);
  if (meant === undefined) return { about: "which" };
  const confirmed = await confirmAppointment(context, { appointmentId: meant.id });
  if (!confirmed.ok) return { about: "nothing-to-confirm" };
  const { startMs, stylist } = confirmed.appointment;
  return { about: "confirmed", startMs, with: stylist.name };
}

/** Of several appointments, the one that they were written to about last. */
async function lastReminded<Coming extends { readonly id: string }>(
  { database, clock, deskId }: ActionContext,
  recipient: string,
  coming: readonly Coming[],
): Promise<Coming | undefined> {
  const sinceMs = clock.nowMs() - ANSWERS_WITHIN_MS;
  const kinds = ["reminder-message"] as const;
  const last = await lastNoticeTo(database.read, { recipient, sinceMs, deskId, kinds });
  return coming.find(({ id }) => id === last?.visitId);
}

async function rate(
  context: ActionContext,
  recipient: string,
  { stars, words }: Extract<WrittenAnswer, { means: "rating" }>,
): Promise<MessageReply> {
  const { database, clock, deskId } = context;
  const sinceMs = clock.nowMs() - ANSWERS_WITHIN_MS;
  const kinds = ["follow-up-message", "follow-up-call"] as const;
  const asked = await lastNoticeTo(database.read, { recipient, sinceMs, deskId, kinds });
  if (asked?.visitId === undefined) return { about: "unreadable" };
  const kept = await recordRating(context, {
    appointmentId: asked.visitId,
    stars,
    ...(words !== undefined && { words }),
  });
  return kept.ok ? { about: "rated", stars } : { about: "unreadable" };
}

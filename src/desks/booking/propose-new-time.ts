import { loadDesk, type Business } from "../../actions/load-desk.ts";
import { proposeMove } from "../../actions/booking/propose-move.ts";
import { releaseCallHolds } from "../../actions/booking/release-holds.ts";
import { toIsoWithOffset, toLocal } from "../../domain/scheduling/local-time.ts";
import type { ToolResult } from "../../domain/dialogue/transcript.ts";
import type { ToolContext } from "../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "./booking-desk.ts";
import { chooseAppointment, noneFound } from "./words/choose-appointment.ts";
import { chooseSlot, refuseSlot, type Refused, type VisitWish } from "./words/choose-slot.ts";
import { placeOf } from "./words/find-place.ts";
import { joinWords } from "./words/join-words.ts";
import { readWhen } from "./words/read-when.ts";
import type { SaidAppointment } from "./words/say-appointment.ts";
import { dateOf, inZone, sayMoment, type SayingWhere } from "./words/say-moment.ts";
import { sayPeople, sayPlace } from "./words/say-work.ts";
import { unknownService } from "./words/unknown.ts";

/** How a caller wants an appointment moved, in their words; `stylist` is absent for whoever it is with now. */
export interface MoveWish extends Partial<Pick<VisitWish, "stylist" | "among">> {
  readonly appointment?: string | undefined;
  readonly newWhen: string;
}

/** Holds the new time of an appointment and answers with what is to be read back. */
export async function proposeNewTime(
  desk: BookingDesk,
  toolContext: ToolContext,
  { appointment: named, newWhen: words, stylist: wished, among }: MoveWish,
): Promise<ToolResult> {
  const context = onBehalfOf(desk, toolContext);
  await releaseCallHolds(context);
  const business = await loadDesk(context);
  const desks = saidAt(desk, business);
  const choice = await chooseAppointment(context, { business, where: desks, appointment: named });
  if (!choice.ok) return choice.refused;
  const { appointment } = choice;
  const services = appointment.services.flatMap(({ id }) =>
    business.services.filter((service) => service.id === id),
  );
  if (services.length !== appointment.services.length) return unknownService(business, desk.words);
  const people = wished ? { stylist: wished } : sameAsNow(business, appointment);
  const stands = inZone(desks, appointment.location?.zone);
  const place = placeOf(business, people);
  const where = saidAt(desk, business, place);
  const when = readWhen(keepingTime(words, toLocal(appointment.startMs, stands.zone)), {
    business,
    place,
    nowMs: where.nowMs,
    day: dateOf(appointment.startMs, stands.zone),
  });
  const wish: VisitWish = {
    business,
    where,
    services,
    ...people,
    when,
    ...(among && { among }),
    movingId: appointment.id,
  };
  const slot = await chooseSlot(context, wish);
  if (!slot.ok) return slot.refused;
  const { token, startMs, zone, stylists } = slot.slot;
  const isSame = appointment.services.every(({ stylist }, at) => stylist.id === stylists[at]?.id);
  if (startMs === appointment.startMs && isSame) return alreadyThere(appointment, stands);
  const held = await proposeMove(context, { appointmentId: appointment.id, slot: token });
  if (!held.ok) {
    if (held.reason === "none-found") return noneFound;
    return refuseSlot(wish, startMs, held.reason, held.alternatives);
  }
  const what = joinWords(held.move.services, "and");
  const from = sayMoment(appointment.startMs, stands);
  const to = `${sayMoment(startMs, inZone(where, zone))}, with ${sayPeople(held.move)}${sayPlace(held.move)}`;
  return {
    status: "proposed",
    proposal: held.proposal,
    readBack: `I'll move your ${what} ${from} to ${to.replace(/^on /, "")}. Is that right?`,
    data: {
      appointment: appointment.id,
      services: held.move.services,
      [where.words.person]: sayPeople(held.move),
      start: toIsoWithOffset(startMs, zone),
      end: toIsoWithOffset(held.move.endMs, zone),
      from: toIsoWithOffset(appointment.startMs, stands.zone),
    },
  };
}

/** Whoever does each service now; anybody in place of somebody who is here no more. */
function sameAsNow(
  business: Business,
  { services, stylist }: SaidAppointment,
): Pick<VisitWish, "stylist" | "stylists"> {
  const find = (wanted: string) => business.stylists.find(({ id }) => id === wanted) ?? "anyone";
  const isShared = services.some((service) => service.stylist.id !== stylist.id);
  return {
    stylist: find(stylist.id),
    ...(isShared && { stylists: services.map((service) => find(service.stylist.id)) }),
  };
}

/** "The same time" is the appointment's own, on whatever day; `local` is when it is, `YYYY-MM-DDTHH:MM`. */
function keepingTime(words: string, local: string): string {
  return words.replace(/\b(?:the )?same (?:time|hour)(?: as (?:before|now))?\b/iu, local.slice(11));
}

function alreadyThere(appointment: SaidAppointment, where: SayingWhere): Refused {
  const what = joinWords(
    appointment.services.map((service) => service.name),
    "and",
  );
  const stylists = appointment.services.map((service) => service.stylist.name);
  const whom = sayPeople({ stylist: appointment.stylist.name, stylists });
  const when = `${sayMoment(appointment.startMs, where)}, with ${whom}`;
  const speakable = `Your ${what} is already ${when}. What other time would you like?`;
  return { status: "refused", reason: "need-time", speakable };
}

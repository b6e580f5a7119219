import { z } from "zod";
import { joinWaitingList as join } from "../../../actions/waiting/join-waiting-list.ts";
import { loadDesk } from "../../../actions/load-desk.ts";
import { toInstantMs } from "../../../domain/scheduling/local-time.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, saidAt, type BookingDesk } from "../booking-desk.ts";
import { findServices, findStylist } from "../words/find-offering.ts";
import { joinWords, withArticle } from "../words/join-words.ts";
import { readCallerPhone, readName } from "../words/read-caller.ts";
import { readWhen, type WhenReading } from "../words/read-when.ts";
import { dateOf, sayDayOf } from "../words/say-moment.ts";
import { unknownPerson, unknownService } from "../words/unknown.ts";

const input = z.object({
  service: z.string().describe("What the caller wants done, in their words."),
  when: z.string().describe("Which day or days would do, in the caller's words."),
  person: z.string().optional().describe("With whom; leave out for anyone."),
  customer_name: z.string().describe("Who it is for."),
  phone: z.string().describe("The number to text, as it was said, or 'caller'."),
});

/** Puts a caller on the waiting list for a day, or some days, on which what they want is taken. */
export function joinWaitingList(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "join_waiting_list",
    description:
      "Puts the caller on the waiting list, when what they want is taken and they said yes to waiting. They get a text if a place opens.",
    input,
    effect: "propose",
    filler: "One moment.",
    async run({ service, when: words, person, customer_name: name, phone }, toolContext) {
      const context = onBehalfOf(desk, toolContext);
      const business = await loadDesk(context);
      const where = saidAt(desk, business);
      const services = findServices(business, service);
      if (services.length === 0) return unknownService(business, desk.words);
      const stylist = findStylist(business, person);
      if (stylist === "unknown") return unknownPerson(business, desk.words);
      const when = readWhen(words, { business, nowMs: where.nowMs });
      if (when.kind === "ask")
        return { status: "refused", reason: when.reason, speakable: when.question };
      if (when.kind === "open" && when.missing === "date")
        return { status: "refused", reason: "need-date", speakable: "Which day would suit you?" };
      const caller = readCallerPhone(phone, business, toolContext);
      if (!caller.ok) return caller.refused;
      const customerName = readName(name);
      if (customerName === "")
        return { status: "refused", reason: "need-name", speakable: "What name is it for?" };
      const days = daysOf(when, business.zone);
      const joined = await join(context, {
        serviceIds: services.map(({ id }) => id),
        ...(stylist !== "anyone" && { stylistId: stylist.id }),
        ...days.span,
        customerName,
        phone: caller.phone,
      });
      if (!joined.ok && joined.reason === "too-many") {
        const speakable =
          "You're on the list for several things already, so I've left it at those.";
        return { status: "refused", reason: "too-many", speakable };
      }
      if (!joined.ok) {
        const speakable = "That's already gone by. Which day would suit you?";
        return { status: "refused", reason: "past", speakable };
      }
      const what = withArticle(services.map((one) => one.name));
      const whom = stylist === "anyone" ? "" : ` with ${stylist.name}`;
      const until =
        days.to === days.from ? "" : ` to ${sayDayOf(days.to, where).replace(/^on /u, "")}`;
      const speakable = `You're on the waiting list for ${what}${whom} ${sayDayOf(days.from, where)}${until}. I'll text you if a place opens.`;
      return {
        status: "ok",
        data: {
          waiting: joined.waitingId,
          services: joinWords(
            services.map((one) => one.name),
            "and",
          ),
          from: days.from,
          to: days.to,
        },
        speakable,
      };
    },
  };
}

/** The days that would do: of a single time its whole day, because whoever waits can't choose the hour. */
function daysOf(when: Exclude<WhenReading, { kind: "ask" }>, zone: string) {
  if (when.kind === "moment") {
    const day = dateOf(when.startMs, zone);
    return { from: day, to: day, span: spanOf(day, "00:00", day, "24:00", zone) };
  }
  const { fromDate: from, toDate: to, fromTime, toTime } = when;
  const isOneDay = from === to;
  const span = spanOf(from, isOneDay ? fromTime : "00:00", to, isOneDay ? toTime : "24:00", zone);
  return { from, to, span };
}

function spanOf(fromDate: string, fromTime: string, toDate: string, toTime: string, zone: string) {
  const midnight = toTime === "24:00";
  const end = midnight ? `${nextDay(toDate)}T00:00` : `${toDate}T${toTime}`;
  return {
    fromMs: toInstantMs(`${fromDate}T${fromTime}`, zone),
    untilMs: toInstantMs(end, zone),
  };
}

function nextDay(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

const DAY_MS = 24 * 60 * 60_000;

import type { Selectable } from "kysely";
import type { Closure, DeskFile } from "../../domain/business/desk-file.ts";
import type { Faq } from "../../domain/business/faq.ts";
import type { Service } from "../../domain/business/service.ts";
import type { Weekday, WeeklyHours, WeeklySpan } from "../../domain/business/weekly-hours.ts";
import type { Reader } from "../database.ts";
import type { ClosuresTable } from "../schema/closures.ts";
import type { DesksTable } from "../schema/desks.ts";
import type { ServicePhasesTable } from "../schema/service-phases.ts";
import type { ServicesTable } from "../schema/services.ts";
import { readStrings } from "../read-strings.ts";
import type { Business, BusinessStylist } from "./business.ts";

/** Reads everything a desk offers and its rules. Throws when there is no such desk. */
export async function loadBusiness(reader: Reader, deskId: string): Promise<Business> {
  const desk = await reader
    .selectFrom("desks")
    .selectAll()
    .where("id", "=", deskId)
    .executeTakeFirst();
  if (!desk) throw new Error(`There is no desk "${deskId}" in the database.`);
  return {
    ...readDesk(desk),
    hours: await hoursOf(reader, deskId, null),
    closures: await closuresOf(reader, deskId),
    services: await servicesOf(reader, deskId),
    stylists: await stylistsOf(reader, deskId),
    faqs: await faqsOf(reader, deskId),
  };
}

type OwnFields = Omit<DeskFile, "hours" | "closures" | "services" | "stylists" | "faqs">;

function readDesk(desk: Selectable<DesksTable>): OwnFields {
  if (desk.trade !== "salon") throw new Error(`The trade "${desk.trade}" is not known here.`);
  return {
    id: desk.id,
    trade: desk.trade,
    name: desk.name,
    zone: desk.zone,
    country: desk.country,
    currency: desk.currency,
    languages: readStrings(desk.languages),
    greeting: desk.greeting,
    voice: desk.voice,
    numbers: readStrings(desk.numbers),
    ...(desk.transfer_to === null ? {} : { transferTo: desk.transfer_to }),
    policies: {
      slotIntervalMinutes: desk.slot_interval_minutes,
      minimumNoticeMinutes: desk.minimum_notice_minutes,
      horizonDays: desk.horizon_days,
      holdMinutes: desk.hold_minutes,
      longestCallMinutes: desk.longest_call_minutes,
    },
  };
}

async function hoursOf(
  reader: Reader,
  deskId: string,
  stylistId: string | null,
): Promise<WeeklyHours> {
  const rows = await reader
    .selectFrom("weekly_hours")
    .select(["weekday", "from_minute", "to_minute"])
    .where("desk_id", "=", deskId)
    .where("stylist_id", stylistId === null ? "is" : "=", stylistId)
    .orderBy("weekday")
    .orderBy("from_minute")
    .execute();
  return rows.map(readSpan);
}

interface SpanRow {
  readonly weekday: number;
  readonly from_minute: number;
  readonly to_minute: number;
}

function readSpan(row: SpanRow): WeeklySpan {
  const { weekday } = row;
  if (!isWeekday(weekday)) throw new RangeError(`There is no weekday ${weekday}`);
  return {
    weekday,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
  };
}

function isWeekday(value: number): value is Weekday {
  return Number.isInteger(value) && value >= 1 && value <= 7;
}

async function closuresOf(reader: Reader, deskId: string): Promise<readonly Closure[]> {
  const rows = await reader
    .selectFrom("closures")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("from_date")
    .execute();
  return rows.map(readClosure);
}

function readClosure(row: Selectable<ClosuresTable>): Closure {
  return {
    from: row.from_date,
    to: row.to_date,
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

async function servicesOf(reader: Reader, deskId: string): Promise<readonly Service[]> {
  const rows = await reader
    .selectFrom("services")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("offered", "=", 1)
    .orderBy("position")
    .execute();
  const phases = await reader
    .selectFrom("service_phases")
    .innerJoin("services", "services.id", "service_phases.service_id")
    .select(["service_id", "kind", "minutes"])
    .where("desk_id", "=", deskId)
    .orderBy("service_phases.position")
    .execute();
  const phasesOf = Map.groupBy(phases, (phase) => phase.service_id);
  return rows.map((row) => readService(row, phasesOf.get(row.id) ?? []));
}

function readService(
  row: Selectable<ServicesTable>,
  phases: readonly Pick<ServicePhasesTable, "kind" | "minutes">[],
): Service {
  return {
    id: row.id,
    name: row.name,
    aliases: readStrings(row.aliases),
    ...(row.description === null ? {} : { description: row.description }),
    phases: phases.map(({ kind, minutes }) => ({ kind, minutes })),
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    priceMinor: row.price_minor,
  };
}

async function stylistsOf(reader: Reader, deskId: string): Promise<readonly BusinessStylist[]> {
  const rows = await reader
    .selectFrom("stylists")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("working", "=", 1)
    .orderBy("position")
    .execute();
  const ids = rows.map((row) => row.id);
  const skills = await reader
    .selectFrom("stylist_services")
    .innerJoin("services", "services.id", "stylist_services.service_id")
    .select(["stylist_id", "service_id"])
    .where("desk_id", "=", deskId)
    .where("offered", "=", 1)
    .orderBy("position")
    .execute();
  const hours = await reader
    .selectFrom("weekly_hours")
    .selectAll()
    .where("desk_id", "=", deskId)
    .where("stylist_id", "is not", null)
    .orderBy("weekday")
    .orderBy("from_minute")
    .execute();
  const breaks = await reader
    .selectFrom("breaks")
    .selectAll()
    .where("stylist_id", "in", ids)
    .orderBy("weekday")
    .orderBy("from_minute")
    .execute();
  const away = await reader
    .selectFrom("time_off")
    .selectAll()
    .where("stylist_id", "in", ids)
    .orderBy("starts_at_ms")
    .execute();
  const [skillsOf, hoursByStylist, breaksOf, awayOf] = [
    Map.groupBy(skills, (row) => row.stylist_id),
    Map.groupBy(hours, (row) => row.stylist_id),
    Map.groupBy(breaks, (row) => row.stylist_id),
    Map.groupBy(away, (row) => row.stylist_id),
  ];
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    aliases: readStrings(row.aliases),
    serviceIds: (skillsOf.get(row.id) ?? []).map((skill) => skill.service_id),
    hours: (hoursByStylist.get(row.id) ?? []).map(readSpan),
    breaks: (breaksOf.get(row.id) ?? []).map(readSpan),
    timeOff: (awayOf.get(row.id) ?? []).map((span) => ({
      startMs: span.starts_at_ms,
      endMs: span.ends_at_ms,
    })),
  }));
}

async function faqsOf(reader: Reader, deskId: string): Promise<readonly Faq[]> {
  const rows = await reader
    .selectFrom("faqs")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    questions: readStrings(row.questions),
    answer: row.answer,
  }));
}

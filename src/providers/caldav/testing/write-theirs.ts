import { Temporal } from "temporal-polyfill";
import { zoneBlock } from "../../../domain/calendars/zone-block.ts";
import type { TheirEvent, TheirGuest } from "../../../ports/testing/their-calendar.ts";
import { timesOf } from "../../../ports/testing/times-of.ts";

const YEAR_MS = 366 * 86_400_000;

/** The text of an event as its owner's own program would store it. */
export function writeTheirs(uid: string, event: TheirEvent): string {
  const { days, daily, zone } = event;
  const time = (atMs: number) =>
    zone === undefined ? `:${compact(atMs)}` : `;TZID=${zone}:${localTime(atMs, zone)}`;
  const head = ["BEGIN:VEVENT", `UID:${uid}`, "DTSTAMP:20261101T000000Z", "SUMMARY:Dentist"];
  const when = days
    ? [
        `DTSTART;VALUE=DATE:${days.from.replaceAll("-", "")}`,
        `DTEND;VALUE=DATE:${dayAfter(days.to)}`,
      ]
    : [`DTSTART${time(event.startMs)}`, `DTEND${time(event.endMs)}`];
  const every = timesOf(
    {
      startMs: event.startMs,
      endMs: event.endMs,
      ...(zone !== undefined && { zone }),
      daily: { times: daily?.times ?? 1 },
    },
    "UTC",
  );
  const shifted = (times: number) => time(every[times]?.startMs ?? 0);
  const rest = [
    ...(event.free ? ["TRANSP:TRANSPARENT"] : []),
    ...(event.cancelled ? ["STATUS:CANCELLED"] : []),
    ...(event.declined
      ? [
          "ORGANIZER:mailto:boss@example.com",
          "ATTENDEE;PARTSTAT=ACCEPTED:mailto:boss@example.com",
          "ATTENDEE;CN=Priya;PARTSTAT=DECLINED:mailto:Priya@example.com",
        ]
      : []),
    ...(event.private ? ["CLASS:PRIVATE"] : []),
    ...guestLines(event),
    ...(daily ? [`RRULE:FREQ=DAILY;COUNT=${daily.times}`] : []),
    ...(daily?.except ?? []).map((times) => `EXDATE${shifted(times)}`),
  ];
  const moved = daily?.moved && [
    ...head,
    `RECURRENCE-ID${shifted(daily.moved.time)}`,
    ...guestLines(event),
    `DTSTART${time(daily.moved.startMs)}`,
    `DTEND${time(daily.moved.endMs)}`,
    "END:VEVENT",
  ];
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Priya//Own//EN",
    ...(zone === undefined
      ? []
      : [zoneBlock(zone, { startMs: event.startMs - YEAR_MS, endMs: event.endMs + YEAR_MS })]),
    ...head,
    ...when,
    ...rest,
    "END:VEVENT",
    ...(moved ?? []),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
}

/** RFC 5545, 3.8.4.1 and 3.8.4.3: who invited is among those who take part. */
function guestLines({ guests = [], invitedBy }: TheirEvent): readonly string[] {
  const [first] = guests;
  if (!first) return [];
  const owner = "CN=Priya Raman:mailto:Priya@example.com";
  const by =
    invitedBy === "first guest" ? `CN="${first.name ?? first.email}":mailto:${first.email}` : owner;
  return [
    `ORGANIZER;${by}`,
    `ATTENDEE;PARTSTAT=ACCEPTED;${owner}`,
    ...guests.map((one) => attendeeLine(one)),
  ];
}

/** A long line is folded after 75 octets (RFC 5545, 3.1). */
function attendeeLine({ email, name, declined, room }: TheirGuest): string {
  const line = [
    "ATTENDEE",
    `CUTYPE=${room ? "ROOM" : "INDIVIDUAL"}`,
    `PARTSTAT=${declined ? "DECLINED" : "NEEDS-ACTION"}`,
    ...(name === undefined ? [] : [`CN="${name}"`]),
  ].join(";");
  return `${line}:mailto:${email}`.replaceAll(/.{60}(?=.)/gu, "$&\r\n ");
}

function localTime(atMs: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(atMs)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "second" })
    .replaceAll(/[-:]/gu, "");
}

function compact(atMs: number): string {
  return `${localTime(atMs, "UTC")}Z`;
}

function dayAfter(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString().replaceAll("-", "");
}

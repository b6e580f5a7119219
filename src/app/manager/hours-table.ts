import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { changeDate, changeWeek } from "../../actions/manage/hours.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { columnsOf, weekOf, type Whose } from "../../actions/manage/week.ts";
import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import { findId, names } from "./find-named.ts";
import type { Entry, Table, Words } from "./table.ts";
import { readDay } from "./when-words.ts";
import { readDayHours, readWeek, writeClock, writeWeek } from "./week-words.ts";
import { needWord } from "./words.ts";

/** When the desk is open and when its people work: every week, and other hours on single dates. */
export const hoursTable: Table = {
  name: "hours",
  one: "hours",
  fields: [
    { name: "who", what: 'person, location or "desk"', example: "priya", required: true },
    { name: "on", what: "date; every week if left out", example: "2026-12-24" },
    {
      name: "hours",
      what: "hours",
      example: "Mon-Fri 10:00-19:00; Sat 10:00-14:00",
      required: true,
    },
    { name: "breaks", what: "breaks, every week", example: "daily 13:00-14:00" },
    { name: "reason", what: "reason, on a date", example: "New Year's Eve" },
  ],
  shown: ["who", "on", "hours", "breaks", "reason"],
  key: ["who", "on"],
  list,
  add: write,
  async change(context, id, words) {
    const [who = "", on = words["on"] ?? ""] = id.split("@");
    return await write(context, { ...words, who, on });
  },
  async remove(context, id) {
    const [who = "", on = ""] = id.split("@");
    if (on === "")
      throw new Refused("Weekly hours can only be changed; write closed for days without any.");
    return await changeDate(context, await readWho(context, who), on, undefined);
  },
};

async function list(context: ManageContext): Promise<readonly Entry[]> {
  const { database, deskId, clock } = context;
  const { zone } = await deskRules(database.read, deskId);
  const today = toLocal(clock.nowMs(), zone).slice(0, 10);
  const people = (await names(context, "stylists")).filter((one) => !one.past);
  const places = (await names(context, "locations")).filter((one) => !one.past);
  const entries: Entry[] = [];
  const weekly = [
    { short: "desk", whose: "desk" as const },
    ...places.map(({ short, id }) => ({ short, whose: { locationId: id } })),
    ...people.map(({ short, id }) => ({ short, whose: { stylistId: id } })),
  ];
  for (const { short, whose } of weekly) {
    const hours = await weekOf(database.read, deskId, whose);
    const breaks = await weekOf(database.read, deskId, whose, "breaks");
    entries.push(
      entry(short, {
        who: short,
        on: "",
        hours: isAsDesk(whose, hours) ? "" : writeWeek(hours),
        breaks: breaks.length === 0 ? "" : writeWeek(breaks),
        reason: "",
      }),
    );
  }
  const dates = await database.read
    .selectFrom("date_overrides")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("date")
    .orderBy("stylist_id")
    .orderBy("location_id")
    .orderBy("from_minute")
    .execute();
  const groups = Map.groupBy(dates, (row) => `${ownerOf(row) ?? "desk"}@${row.date}`);
  for (const rows of groups.values()) {
    const [first] = rows;
    if (!first) continue;
    const owner = ownerOf(first);
    const who = owner === null ? "desk" : shortId(deskId, owner);
    const spans = rows.flatMap(({ from_minute: fromMinute, to_minute: toMinute }) =>
      fromMinute === null || toMinute === null ? [] : [{ fromMinute, toMinute }],
    );
    const hours = spans.length === 0 ? "closed" : spans.map(writeClock).join(", ");
    const words = { who, on: first.date, hours, breaks: "", reason: first.reason ?? "" };
    entries.push({ ...entry(`${who}@${first.date}`, words), past: first.date < today });
  }
  return entries;
}

/** A place without hours of its own is open whenever the desk is. */
function isAsDesk(whose: Whose, hours: WeeklyHours): boolean {
  return whose !== "desk" && "locationId" in whose && hours.length === 0;
}

function ownerOf(row: { readonly stylist_id: string | null; readonly location_id: string | null }) {
  return row.stylist_id ?? row.location_id;
}

function entry(id: string, words: Words): Entry {
  const { on = "", who = "" } = words;
  return { id, name: on === "" ? who : `${who} on ${on}`, words, data: { id, ...words } };
}

async function write(context: ManageContext, words: Words) {
  const whose = await readWho(context, needWord(words, "who"));
  const { on = "", hours, breaks, reason } = words;
  if (on.trim() === "") {
    if (hours === undefined && breaks === undefined) throw new Refused("--hours is missing.");
    const done = await changeWeek(context, whose, {
      ...(hours !== undefined && { hours: readWeek(hours) }),
      ...(breaks !== undefined && { breaks: readWeek(breaks) }),
    });
    return { ...done, id: shortId(context.deskId, done.id) };
  }
  if ((breaks ?? "").trim() !== "")
    throw new Refused("Breaks are weekly; on a date, leave a gap between the hours.");
  const { zone } = await deskRules(context.database.read, context.deskId);
  const date = readDay(on, { zone, nowMs: context.clock.nowMs() });
  const spans = readDayHours(needWord(words, "hours"));
  const done = await changeDate(context, whose, date, { date, spans, reason: reason ?? null });
  const { stylistId, locationId } = columnsOf(whose);
  const who = shortId(context.deskId, stylistId ?? locationId ?? "desk");
  return { ...done, id: `${who}@${date}` };
}

async function readWho(context: ManageContext, who: string): Promise<Whose> {
  if (who.trim().toLowerCase() === "desk") return "desk";
  const places = await names(context, "locations");
  const id = findId(who, [...(await names(context, "stylists")), ...places], "people");
  return places.some((place) => place.id === id) ? { locationId: id } : { stylistId: id };
}

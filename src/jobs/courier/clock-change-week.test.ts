import { expect, test } from "vitest";
import { openSalon, type Salon } from "../../actions/testing/open-salon.ts";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import { silentLogger } from "../../ops/logger.ts";
import { ScriptedDialler } from "../../ports/testing/scripted-dialler.ts";
import { ScriptedMessenger } from "../../ports/testing/scripted-messenger.ts";
import { sampleDesk } from "../../store/testing/sample-desk.ts";
import { Courier } from "./courier.ts";
import { keepDelivering } from "./keep-delivering.ts";

const DAY_MS = 24 * 60 * 60_000;
const EVERY_MS = 10 * 60_000;

/** A day's appointments: one whose call would fall into the night, one whose call waits for the morning, and ordinary ones. */
const TIMES = ["09:00", "09:45", "12:00", "15:00", "19:15"];

test.for([
  // The first day of the week, and on the Sunday in it the clock is put back or forward.
  ["America/New_York", "2026-10-26"],
  ["America/New_York", "2027-03-08"],
  ["Europe/London", "2026-10-19"],
  ["Australia/Lord_Howe", "2026-09-28"],
] as const)(
  "in %s in the week of %s everybody is told once, at the hour that was meant, and nobody at night",
  { timeout: 120_000 },
  async ([zone, monday]) => {
    await using salon = await openWeek(zone, `${monday}T08:30`);
    const messenger = new ScriptedMessenger();
    const dialler = new ScriptedDialler();
    const told: { readonly key: string; readonly at: string }[] = [];
    const { database, clock } = salon;
    const courier = new Courier({
      database,
      clock,
      carriers: { messenger, dialler },
      onSettled: ({ notice, result }) => {
        if (result === "sent") told.push({ key: notice.key, at: toLocal(clock.nowMs(), zone) });
      },
    });
    const expected = new Map<string, string>();
    for (const day of daysFrom(monday))
      for (const time of TIMES) {
        const id = await salon.book(`${day}T${time}`, { phone: numberOf(day, time) });
        const startMs = salon.at(`${day}T${time}`);
        expected.set(`reminder-message:${id}:${startMs}`, `${dayBefore(day)}T${time}`);
        const call = { "09:00": `${dayBefore(day)}T20:00`, "09:45": `${day}T09:00` }[time];
        expected.set(`reminder-call:${id}:${startMs}`, call ?? hourBefore(day, time));
      }
    await using rounds = keepDelivering(courier, {
      clock,
      logger: silentLogger,
      everyMs: EVERY_MS,
    });
    await clock.advance(10 * DAY_MS);
    rounds.wake();
    const reminders = told.filter(({ key }) => key.startsWith("reminder"));
    // The clock of the rounds strikes every ten minutes; 9:15 is heard at 9:20.
    const late = reminders.filter(({ key, at }) => !isSoonAfter(expected.get(key) ?? "", at));
    expect(late).toEqual([]);
    expect(reminders.map(({ key }) => key).toSorted((a, b) => a.localeCompare(b))).toEqual(
      [...expected.keys()].toSorted((a, b) => a.localeCompare(b)),
    );
    const hours = told.map(({ at }) => Number(at.slice(11, 13)));
    expect(Math.min(...hours)).toBeGreaterThanOrEqual(9);
    expect(Math.max(...hours)).toBeLessThan(21);
    const rows = await database.read
      .selectFrom("outbox")
      .select("kind")
      .where("status", "<>", "sent")
      .execute();
    expect(rows).toEqual([]);
  },
);

async function openWeek(zone: string, now: string): Promise<Salon> {
  const hours = sampleDesk.hours.map((span) => ({ ...span, fromMinute: 540 }));
  const stylists = sampleDesk.stylists.map((stylist) => ({ ...stylist, hours, breaks: [] }));
  return await openSalon({ now, desk: { ...sampleDesk, zone, hours, stylists } });
}

/** Wednesday to Tuesday: by Monday morning all reminders lie ahead, and the change of the clock in the middle. */
function daysFrom(monday: string): readonly string[] {
  return Array.from({ length: 7 }, (_, day) => addDays(monday, day + 2));
}

function dayBefore(day: string): string {
  return addDays(day, -1);
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

function hourBefore(day: string, time: string): string {
  return `${day}T${String(Number(time.slice(0, 2)) - 1).padStart(2, "0")}${time.slice(2)}`;
}

function isSoonAfter(meant: string, at: string): boolean {
  const lateMs = Date.parse(`${at}Z`) - Date.parse(`${meant}Z`);
  return lateMs >= 0 && lateMs <= EVERY_MS;
}

/** Everybody has their own telephone, so that no call waits for another. */
function numberOf(day: string, time: string): string {
  return `+9198${day.slice(5).replace("-", "")}${time.replace(":", "")}`;
}

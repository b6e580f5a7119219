import { expect, test } from "vitest";
import type { Lobby } from "../../src/actions/testing/open-lobby.ts";
import { readCalendars } from "../../src/jobs/meeting-calendars/read-calendars.ts";
import { silentLogger } from "../../src/ops/logger.ts";
import { memoryCalendar } from "../../src/ports/testing/memory-calendar.ts";
import type { TheirEvent } from "../../src/ports/testing/their-calendar.ts";
import { insertMeetingCalendar } from "../../src/store/lobby/meeting-calendars.ts";
import { LobbyTalk } from "./lobby-talk.ts";

const HOUR_MS = 3_600_000;
const tom = { email: "tom.baker@initech.example", name: "Tom Baker" };

test("who remembers only their company and the time is led to whose calendar they are in, and is expected no more", async () => {
  await using talk = await LobbyTalk.begin({ before: inPriyasCalendar("15:00", [tom]) });
  await talk.lobby.clock.advance(5 * HOUR_MS);
  expect(await talk.say("i don't remember who, i have a meeting at three, i'm from initech")).toBe(
    "You're expected at 3 PM by Priya Raman in Engineering. Is that it?",
  );
  for (const words of ["yes", "tom baker from initech", "yes"]) await talk.say(words);
  expect(await talk.visits()).toEqual(["Tom Baker from Initech for Priya Raman: meeting, arrived"]);
  expect(await statuses(talk)).toEqual(["arrived"]);
});

test("a guest whom the calendar knows only by an address is found by their company, and marked", async () => {
  const guests = [{ email: "tb@initech.example" }];
  await using talk = await LobbyTalk.begin({ before: inPriyasCalendar("11:00", guests) });
  await talk.say("i don't remember who i'm meeting");
  expect(await talk.say("tom baker from initech")).toMatch(/^You're expected at 11 AM by Priya/u);
  for (const words of ["yes", "a meeting", "yes"]) await talk.say(words);
  expect(await talk.visits()).toEqual(["Tom Baker from Initech for Priya Raman: meeting, arrived"]);
  expect(await statuses(talk)).toEqual(["arrived"]);
});

test("of two who sound alike, the one in whose calendar the visitor is comes first", async () => {
  const calendar = inCalendarOf("sarah-chen", "10:00", [tom]);
  await using talk = await LobbyTalk.begin({ before: calendar });
  expect(await talk.say("i'm tom baker here to see sarah")).toBe("Sarah Chen in Engineering?");
});

test("nobody learns from a calendar whom somebody else meets, nor by the time alone", async () => {
  await using talk = await LobbyTalk.begin({ before: inPriyasCalendar("11:00", [tom]) });
  await talk.say("i don't remember who, i have a meeting at eleven");
  expect(await talk.say("jane doe from initech")).not.toMatch(/Priya|Raman/u);
  expect(talk.lines.join(" ")).not.toMatch(/Priya|Raman/u);
});

async function statuses({ lobby }: LobbyTalk): Promise<readonly string[]> {
  const rows = await lobby.database.read.selectFrom("expected_visits").select("status").execute();
  return rows.map(({ status }) => status);
}

function inPriyasCalendar(time: string, guests: NonNullable<TheirEvent["guests"]>) {
  return inCalendarOf("priya", time, guests);
}

/** Somebody meets these then, and their calendar was read. */
function inCalendarOf(host: string, time: string, guests: NonNullable<TheirEvent["guests"]>) {
  return async ({ database, clock, deskId, at }: Lobby): Promise<void> => {
    await using pair = memoryCalendar();
    const startMs = at(`2026-11-23T${time}`);
    await pair.there.add({ startMs, endMs: startMs + 3_600_000, guests });
    const nowMs = clock.nowMs();
    await database.write((writer) =>
      insertMeetingCalendar(writer, {
        id: "calendar_1",
        desk_id: deskId,
        employee_id: `${deskId}/${host}`,
        kind: "memory",
        target: "memory",
        settings: "{}",
        secret: "",
        created_at_ms: nowMs,
        last_read_at_ms: null,
        next_read_at_ms: nowMs,
        failures: 0,
        problem: null,
        broken: 0,
        claimed_until_ms: null,
      }),
    );
    const reading = {
      database,
      clock,
      logger: silentLogger,
      everyMs: 180_000,
      open: () => Promise.resolve(pair.calendar),
    };
    await readCalendars(reading, new AbortController().signal);
  };
}

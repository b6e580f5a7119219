import { expect, test } from "vitest";
import { arrive } from "../../actions/lobby/testing/arrive.ts";
import { cancelExpectedVisit } from "../../actions/lobby/expected/expect-visit.ts";
import { eraseVisitor } from "../../actions/lobby/visits/erase-visitor.ts";
import { forgetVisits } from "../../actions/lobby/visits/forget-visits.ts";
import { searchMeetings } from "../../actions/lobby/hosts/search-meetings.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { deleteMeetingCalendar } from "../../store/lobby/meeting-calendars.ts";
import { openMetLobby, type MetLobby } from "./testing/met-lobby.ts";

const DAY_MS = 86_400_000;
const tom = { email: "tom.baker@initech.example", name: "Tom Baker" };
const sarah = { email: "sarah-chen@acme.example", name: "Sarah Chen" };

/** From then on for an hour, today unless told. */
function hour({ lobby }: MetLobby, time: string, day = "2026-11-23") {
  const startMs = lobby.at(`${day}T${time}`);
  return { startMs, endMs: startMs + 3_600_000 };
}

async function wholeRows({ lobby }: MetLobby): Promise<string> {
  return JSON.stringify(
    await lobby.database.read.selectFrom("expected_visits").selectAll().execute(),
  );
}

async function idOf({ lobby }: MetLobby): Promise<string> {
  const row = await lobby.database.read
    .selectFrom("expected_visits")
    .select("id")
    .executeTakeFirstOrThrow();
  return row.id;
}

test("guests of today and tomorrow are expected, and nobody of the house or later", async () => {
  await using met = await openMetLobby(["priya"]);
  const [there] = met.there;
  const guests = [tom, sarah, { email: "anna@gmail.com", name: "Schmidt, Anna" }];
  await there?.add({ ...hour(met, "15:00"), guests });
  await there?.add({ ...hour(met, "08:00", "2026-11-24"), guests: [tom] });
  await there?.add({ ...hour(met, "00:00", "2026-11-25"), guests: [tom] });
  await there?.add({ ...hour(met, "11:00"), guests: [sarah] });
  await met.read();
  expect(await met.expected()).toEqual([
    "Anna Schmidt for Priya Raman at 2026-11-23T20:00Z: expected",
    "Tom Baker of Initech for Priya Raman at 2026-11-23T20:00Z: expected",
    "Tom Baker of Initech for Priya Raman at 2026-11-24T13:00Z: expected",
  ]);
  expect(await wholeRows(met)).not.toMatch(/initech\.example|gmail/u);
});

test("a meeting that is moved moves, and one that is cancelled or goes beyond tomorrow is forgotten", async () => {
  await using met = await openMetLobby(["priya"]);
  const [there] = met.there;
  const id = (await there?.add({ ...hour(met, "15:00"), guests: [tom] })) ?? "";
  await met.read();
  const row = await idOf(met);
  await there?.move(id, hour(met, "10:00", "2026-11-24"));
  await met.read();
  expect(await met.expected()).toEqual([
    "Tom Baker of Initech for Priya Raman at 2026-11-24T15:00Z: expected",
  ]);
  expect(await idOf(met)).toBe(row);
  await there?.move(id, hour(met, "10:00", "2026-11-27"));
  await met.read();
  expect(await met.expected()).toEqual([]);
  await there?.move(id, hour(met, "16:00"));
  await met.read();
  expect(await met.expected()).toHaveLength(1);
  await there?.remove(id);
  await met.read();
  expect(await met.expected()).toEqual([]);
});

test("who has come stays as they came, and who was taken back here isn't expected again", async () => {
  await using met = await openMetLobby(["priya"]);
  const [there] = met.there;
  const id = (await there?.add({ ...hour(met, "09:30"), guests: [tom] })) ?? "";
  const other = { email: "anna.schmidt@globex.example" };
  await there?.add({ ...hour(met, "10:00"), guests: [other] });
  await met.read();
  await arrive(met.lobby.visitor(), { visitor: "Tom Baker" });
  const [, second] = await met.lobby.database.read
    .selectFrom("expected_visits")
    .select("id")
    .orderBy("starts_at_ms")
    .execute();
  await cancelExpectedVisit(met.lobby.owner, second?.id ?? "");
  await there?.move(id, hour(met, "11:00"));
  await met.read();
  const settled = [
    "Tom Baker of Initech for Priya Raman at 2026-11-23T14:30Z: arrived",
    "Anna Schmidt of Globex for Priya Raman at 2026-11-23T15:00Z: cancelled",
  ];
  expect(await met.expected()).toEqual(settled);
  await there?.remove(id);
  await met.read();
  expect(await met.expected()).toEqual(settled);
});

test("a meeting that is in two calendars is one, and goes with the last of them", async () => {
  await using met = await openMetLobby(["priya", null]);
  const [there, room] = met.there;
  const priya = { email: "priya@acme.example" };
  // Both calendars in memory name their first event alike, as two calendars do with one UID.
  const ids = [
    await there?.add({ ...hour(met, "15:00"), guests: [tom] }),
    await room?.add({ ...hour(met, "15:00"), guests: [tom, priya] }),
  ];
  await met.read();
  const once = ["Tom Baker of Initech for Priya Raman at 2026-11-23T20:00Z: expected"];
  expect(await met.expected()).toEqual(once);
  await there?.remove(ids[0] ?? "");
  await met.read();
  await met.read();
  expect(await met.expected()).toEqual(once);
  await room?.remove(ids[1] ?? "");
  await met.read();
  expect(await met.expected()).toEqual([]);
});

test("a visitor who knows only their company and the time is led to the host", async () => {
  await using met = await openMetLobby(["priya", "olivia"]);
  const [there, olivias] = met.there;
  await there?.add({ ...hour(met, "15:00"), guests: [{ email: "tb@initech.example" }] });
  await olivias?.add({ ...hour(met, "11:00"), guests: [{ email: "x@globex.example" }] });
  await olivias?.add({ ...hour(met, "09:30"), guests: [{ email: "jb@initech.example" }] });
  await met.read();
  const { lobby } = met;
  const ask = async (time?: string) =>
    await searchMeetings(lobby.visitor(), {
      visitor: "Tom Baker",
      company: "Initech",
      ...(time !== undefined && { atMs: lobby.at(`2026-11-23T${time}`) }),
    });
  expect(await ask()).toEqual({ outcome: "several" });
  await lobby.clock.advance(5 * 3_600_000);
  expect(await ask("15:00")).toMatchObject({ outcome: "found", host: { name: "Priya Raman" } });
});

test("whoever isn't reached is read again later, and who was expected still is", async () => {
  await using met = await openMetLobby(["priya"]);
  const [there] = met.there;
  const id = (await there?.add({ ...hour(met, "15:00"), guests: [tom] })) ?? "";
  await met.read();
  await there?.remove(id);
  there?.fail("unheard");
  await met.read();
  expect(await met.calendar()).toMatchObject({
    failures: 1,
    broken: 0,
    problem: "The calendar can't be reached just now; it is tried again by itself.",
    claimed_until_ms: null,
  });
  expect(await met.expected()).toHaveLength(1);
  await met.read({ afterMs: 30_000 });
  expect(await met.calendar()).toMatchObject({ failures: 0, problem: null });
  expect(await met.expected()).toEqual([]);
});

test("a calendar that isn't shared any more says so, and is looked at once an hour", async () => {
  let asked = 0;
  await using met = await openMetLobby(["priya"], () => {
    asked += 1;
    return Promise.reject(new ProviderError("google", "invalid-request"));
  });
  for (let minutes = 0; minutes < 120; minutes += 3) await met.read();
  expect(asked).toBe(2);
  expect(await met.calendar()).toMatchObject({
    broken: 1,
    problem:
      "The calendar isn't there any more or isn't shared with us: share it again, or connect another.",
  });
});

test("a calendar isn't read more often than every three minutes, nor while another process reads it", async () => {
  let asked = 0;
  await using met = await openMetLobby(["priya"], (calendar) => {
    asked += 1;
    return Promise.resolve(calendar);
  });
  await met.read();
  await met.read({ afterMs: 60_000 });
  expect(asked).toBe(1);
  await met.lobby.database.write((writer) =>
    writer
      .updateTable("meeting_calendars")
      .set({ claimed_until_ms: met.lobby.clock.nowMs() + 600_000 })
      .execute(),
  );
  await met.read();
  expect(asked).toBe(1);
  await met.read({ afterMs: 600_000 });
  expect(asked).toBe(2);
});

test("the calendar of somebody who left isn't read, and whom they met isn't expected", async () => {
  let asked = 0;
  await using met = await openMetLobby(["priya"], (calendar) => {
    asked += 1;
    return Promise.resolve(calendar);
  });
  await met.there[0]?.add({ ...hour(met, "15:00"), guests: [tom] });
  await met.read();
  expect(await met.expected()).toHaveLength(1);
  await met.lobby.database.write((writer) =>
    writer
      .updateTable("employees")
      .set({ status: "gone" })
      .where("id", "=", `${met.lobby.deskId}/priya`)
      .execute(),
  );
  await met.read();
  expect(await met.expected()).toEqual([]);
  expect(asked).toBe(1);
});

test("a calendar that is removed takes along who was to come by it, and leaves who came", async () => {
  await using met = await openMetLobby(["priya"]);
  const guests = [tom, { email: "anna.schmidt@globex.example" }];
  await met.there[0]?.add({ ...hour(met, "09:30"), guests });
  await met.read();
  const { lobby } = met;
  await arrive(lobby.visitor(), { visitor: "Tom Baker" });
  const remove = (deskId: string) =>
    lobby.database.write((writer) => deleteMeetingCalendar(writer, deskId, "calendar_0"));
  expect(await remove("another")).toBe(false);
  expect(await remove(lobby.deskId)).toBe(true);
  expect(await met.expected()).toEqual([
    "Tom Baker of Initech for Priya Raman at 2026-11-23T14:30Z: arrived",
  ]);
});

test("a calendar that is removed while it's read makes nobody expected, and is no fault", async () => {
  const { promise: reading, resolve: asked } = Promise.withResolvers<void>();
  const { promise: removed, resolve: goOn } = Promise.withResolvers<void>();
  await using met = await openMetLobby(["priya"], async (calendar) => {
    asked();
    await removed;
    return calendar;
  });
  await met.there[0]?.add({ ...hour(met, "15:00"), guests: [tom] });
  const { database, deskId } = met.lobby;
  const round = met.read();
  await reading;
  await database.write((writer) => deleteMeetingCalendar(writer, deskId, "calendar_0"));
  goOn();
  await round;
  expect(await met.expected()).toEqual([]);
  expect(met.faults).toEqual([]);
});

test("who didn't come is forgotten as other visitors are, and who was erased doesn't come back", async () => {
  await using met = await openMetLobby(["priya"]);
  const { lobby, there } = met;
  await there[0]?.add({ ...hour(met, "15:00", "2026-11-24"), guests: [tom] });
  await met.read();
  await cancelExpectedVisit(lobby.owner, await idOf(met));
  expect(await eraseVisitor(lobby.owner, { name: "Tom Baker" })).toMatchObject({ ok: true });
  await met.read();
  expect(await met.expected()).toEqual([
    "somebody for Priya Raman at 2026-11-24T20:00Z: cancelled",
  ]);
  await there[0]?.add({ ...hour(met, "16:00"), guests: [{ ...tom, name: "Tim Baker" }] });
  await met.read();
  await met.read({ afterMs: 400 * DAY_MS });
  expect(await wholeRows(met)).toMatch(/Tim Baker/u);
  await forgetVisits(lobby);
  expect(await wholeRows(met)).not.toMatch(/Baker|Initech/u);
  const keys = await lobby.database.read
    .selectFrom("expected_visits")
    .select("event_key")
    .where("event_key", "is not", null)
    .execute();
  expect(keys).toEqual([]);
});

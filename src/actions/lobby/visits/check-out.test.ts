import { expect, test } from "vitest";
import { hostSteps } from "../../../store/lobby/host-steps.ts";
import { findLobbyVisit, presentVisits } from "../../../store/lobby/lobby-visits.ts";
import { sampleLobby } from "../../../store/testing/sample-lobby.ts";
import { openLobby } from "../../testing/open-lobby.ts";
import { checkOutAtMidnight } from "./check-out-at-midnight.ts";
import { checkOut, checkOutByBadge } from "./check-out.ts";
import { arrive } from "../testing/arrive.ts";

test("a host signs a visitor out once, and nobody is told of them any more", async () => {
  await using lobby = await openLobby();
  const { visitId } = await arrive(lobby.visitor());
  await lobby.clock.advance(60_000);
  const left = await checkOut(lobby.owner, { visitId, by: "host" });
  expect(left).toMatchObject({ ok: true, visit: { left_by: "host" } });
  expect(await presentVisits(lobby.database.read, lobby.deskId)).toEqual([]);
  const steps = await hostSteps(lobby.database.read, visitId);
  expect(new Set(steps.map(({ status }) => status))).toEqual(new Set(["skipped"]));
  expect(await checkOut(lobby.owner, { visitId, by: "host" })).toEqual({
    ok: false,
    reason: "left-already",
  });
  expect(await checkOut(lobby.owner, { visitId: "visit_x", by: "host" })).toEqual({
    ok: false,
    reason: "unknown-visit",
  });
});

test("whoever holds the badge signs out with its code, and a wrong code finds nobody", async () => {
  await using lobby = await openLobby();
  const { visitId } = await arrive(lobby.visitor());
  const visit = await findLobbyVisit(lobby.database.read, lobby.deskId, visitId);
  const token = visit?.badge_token ?? "";
  expect(token).toHaveLength(22);
  expect(await checkOutByBadge(lobby, visitId)).toEqual({ ok: false, reason: "unknown-visit" });
  expect(await checkOutByBadge(lobby, token)).toMatchObject({ ok: true });
  const after = await findLobbyVisit(lobby.database.read, lobby.deskId, visitId);
  expect(after).toMatchObject({
    status: "left",
    left_by: "badge",
    left_at_ms: lobby.at("2026-11-23T09:00"),
  });
});

test("what is kept of a departure names nobody", async () => {
  await using lobby = await openLobby();
  const { visitId } = await arrive(lobby.visitor());
  await checkOut(lobby.owner, { visitId, by: "desk" });
  const rows = await lobby.database.read.selectFrom("audit").selectAll().execute();
  expect(rows.map(({ action }) => action)).toEqual(["announced", "left"]);
  expect(JSON.stringify(rows)).not.toMatch(/Tom|Baker|Initech/u);
});

test("at midnight of the place where they are, those who forgot are signed out, however late that is noticed", async () => {
  const place = { aliases: [], hours: [], specialDays: [], closures: [] };
  const locations = [
    { ...place, id: "new-york", name: "New York", zone: "America/New_York" },
    { ...place, id: "london", name: "London", zone: "Europe/London" },
  ];
  await using lobby = await openLobby({
    desk: { ...sampleLobby, locations },
  });
  const here = await arrive(lobby.visitor());
  const there = await arrive(lobby.visitor(), { visitor: "Nora Quinn" });
  await lobby.database.write(async (writer) => {
    await writer
      .updateTable("lobby_visits")
      .set({ location_id: "acme/london" })
      .where("id", "=", there.visitId)
      .execute();
  });
  // 18:59 in New York is a minute before midnight in London.
  await lobby.clock.advance(lobby.at("2026-11-23T18:59") - lobby.clock.nowMs());
  expect(await checkOutAtMidnight(lobby)).toBe(0);
  await lobby.clock.advance(60_000);
  expect(await checkOutAtMidnight(lobby)).toBe(1);
  await lobby.clock.advance(2 * 86_400_000);
  expect(await checkOutAtMidnight(lobby)).toBe(1);
  expect(await checkOutAtMidnight(lobby)).toBe(0);
  const { read } = lobby.database;
  expect(await findLobbyVisit(read, lobby.deskId, there.visitId)).toMatchObject({
    left_by: "midnight",
    left_at_ms: lobby.at("2026-11-23T19:00"),
  });
  expect(await findLobbyVisit(read, lobby.deskId, here.visitId)).toMatchObject({
    left_by: "midnight",
    left_at_ms: lobby.at("2026-11-24T00:00"),
  });
});

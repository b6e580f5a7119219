import { expect, test } from "vitest";
import { findExpected } from "../../../store/lobby/expected-visits.ts";
import { hostSteps } from "../../../store/lobby/host-steps.ts";
import { findLobbyVisit } from "../../../store/lobby/lobby-visits.ts";
import { openLobby, type Lobby } from "../../testing/open-lobby.ts";
import { arriveExpected, readInvitation } from "./arrive-expected.ts";
import { addDenyEntry } from "../deny/deny-entries.ts";
import { cancelExpectedVisit, expectVisit, type ExpectInput } from "./expect-visit.ts";
import { searchMeetings } from "../hosts/search-meetings.ts";
import { arrive } from "../testing/arrive.ts";

async function expectTom(lobby: Lobby, more: Partial<ExpectInput> = {}) {
  const startsAtMs = lobby.at("2026-11-23T10:00");
  return await expectVisit(lobby.owner, {
    visitor: "Tom Baker",
    hostId: "acme/priya",
    company: "Initech",
    startsAtMs,
    endsAtMs: startsAtMs + 3_600_000,
    ...more,
  });
}

const printsBadges = true;

test("the invitation announces its visitor to their host, once, and prints their badge", async () => {
  await using lobby = await openLobby();
  const { id, token } = await expectTom(lobby);
  const visitor = lobby.visitor();
  const arrived = await arriveExpected(visitor, { token, printsBadges });
  if (!arrived.ok) throw new Error(arrived.reason);
  expect(arrived).toMatchObject({ outcome: "announced", printsBadge: true });
  const { read } = lobby.database;
  expect(await findLobbyVisit(read, lobby.deskId, arrived.visitId)).toMatchObject({
    visitor_name: "Tom Baker",
    company: "Initech",
    host_id: "acme/priya",
    purpose: "meeting",
    expected_visit_id: id,
    call_id: "call_1",
  });
  expect((await hostSteps(read, arrived.visitId)).map(({ step }) => step)).toContain("slack");
  expect(await arriveExpected(visitor, { token, printsBadges })).toEqual({
    ok: false,
    reason: "arrived",
  });
  expect(await readInvitation(lobby, token)).toMatchObject({ state: "arrived", host: "Priya" });
});

test("of two visits of one visitor to one host, the one whose invitation is shown is meant", async () => {
  await using lobby = await openLobby();
  const first = await expectTom(lobby);
  const startsAtMs = lobby.at("2026-11-23T13:00");
  const second = await expectTom(lobby, { startsAtMs, endsAtMs: startsAtMs + 1 });
  await arriveExpected(lobby.visitor(), { token: second.token, printsBadges });
  const statusOf = async (id: string) =>
    (await findExpected(lobby.database.read, lobby.deskId, id))?.status;
  expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(["expected", "arrived"]);
});

test("hours too early it lets nobody in, and neither does one that was called off, or that nobody was sent", async () => {
  await using lobby = await openLobby();
  const startsAtMs = lobby.at("2026-11-24T10:00");
  const tomorrow = await expectTom(lobby, { startsAtMs, endsAtMs: startsAtMs + 1 });
  const come = async (token: string) =>
    await arriveExpected(lobby.visitor(), { token, printsBadges });
  expect(await come(tomorrow.token)).toEqual({ ok: false, reason: "not-now" });
  await cancelExpectedVisit(lobby.owner, tomorrow.id);
  expect(await come(tomorrow.token)).toEqual({ ok: false, reason: "cancelled" });
  expect(await come("x".repeat(22))).toEqual({ ok: false, reason: "unknown-invitation" });
  expect(await readInvitation(lobby, "x".repeat(22))).toBeUndefined();
  await expect(cancelExpectedVisit(lobby.owner, tomorrow.id)).rejects.toThrow(/cancelled before/u);
});

test("an invitation lets nobody past the deny list", async () => {
  await using lobby = await openLobby();
  const { token } = await expectTom(lobby);
  await addDenyEntry(lobby.owner, { name: "Tom Baker" });
  const arrived = await arriveExpected(lobby.visitor(), { token, printsBadges });
  expect(arrived).toMatchObject({ ok: true, outcome: "review", printsBadge: false });
});

test("whoever is expected is known at the desk without an invitation", async () => {
  await using lobby = await openLobby();
  const { id } = await expectTom(lobby);
  expect(await searchMeetings(lobby.visitor(), { visitor: "Tom Baker" })).toMatchObject({
    outcome: "found",
    host: { name: "Priya Raman" },
    startsAtMs: lobby.at("2026-11-23T10:00"),
  });
  const { visitId } = await arrive(lobby.visitor());
  const { read } = lobby.database;
  expect((await findLobbyVisit(read, lobby.deskId, visitId))?.expected_visit_id).toBe(id);
  expect((await findExpected(read, lobby.deskId, id))?.status).toBe("arrived");
});

test.each<[Partial<ExpectInput>, RegExp]>([
  [{ visitor: " " }, /name can't be empty/u],
  [{ hostId: "acme/nobody" }, /somebody who works here/u],
  [{ hostId: "acme/peter" }, /somebody who works here/u],
  [{ email: "tom" }, /is no e-mail address/u],
  [{ email: "tom@x.example>\r\nBcc: eve@x.example" }, /is no e-mail address/u],
  [{ endsAtMs: 0 }, /must end after/u],
  [{ startsAtMs: 1, endsAtMs: 2 }, /is over/u],
])("what can't be expected is refused and not written: %o", async (wrong, sentence) => {
  await using lobby = await openLobby();
  await expect(expectTom(lobby, wrong)).rejects.toThrow(sentence);
  const rows = await lobby.database.read.selectFrom("expected_visits").select("id").execute();
  expect(rows).toEqual([]);
});

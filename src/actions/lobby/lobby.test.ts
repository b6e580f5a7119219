import { expect, test } from "vitest";
import type { ActionContext } from "../action-context.ts";
import { openLobby, type Lobby } from "../testing/open-lobby.ts";
import { commitInLobby } from "./visits/commit-in-lobby.ts";
import { findHost } from "./hosts/find-host.ts";
import type { Host } from "./hosts/host.ts";
import { addresseeOf, proposeInLobby } from "./visits/propose-in-lobby.ts";

test("a name that is two people's is told apart by department, and its whole names stay with us", async () => {
  await using lobby = await openLobby();
  const found = await findHost(lobby.visitor(), { name: "Sarah" });
  expect(found).toMatchObject({
    outcome: "several",
    ask: "department",
    hosts: [{ department: "Engineering" }, { department: "Marketing" }],
  });
  const narrowed = await findHost(lobby.visitor(), { name: "Sarah", department: "marketing" });
  expect(narrowed).toMatchObject({ outcome: "found", host: { name: "Sarah Miller" } });
});

test("what is told of a host holds no id, number or address", async () => {
  await using lobby = await openLobby();
  const found = await findHost(lobby.visitor(), { name: "Priya Raman" });
  expect(found.outcome).toBe("found");
  expect(JSON.stringify(found)).not.toMatch(/acme\/|@|\+1|555/u);
});

test("a handle is good in its own conversation only", async () => {
  await using lobby = await openLobby();
  const visitor = lobby.visitor();
  const priya = await find(visitor, "Priya Raman");
  expect(await addresseeOf(visitor, priya.handle)).toMatchObject({ ok: true });
  expect(await addresseeOf(lobby.visitor(), priya.handle)).toEqual({
    ok: false,
    reason: "unknown-host",
  });
});

test("three names that nobody has are enough, and so are a dozen that somebody has", async () => {
  await using lobby = await openLobby();
  const guessing = lobby.visitor();
  const outcomes: string[] = [];
  for (const name of ["Quentin Foo", "Bartholomew Zyx", "Wilbur Quux", "Priya Raman"])
    outcomes.push((await findHost(guessing, { name })).outcome);
  expect(outcomes).toEqual(["none", "none", "too-many", "too-many"]);
  const listing = lobby.visitor();
  for (let asked = 0; asked < 12; asked += 1)
    expect(await findHost(listing, { name: "Priya Raman" })).toMatchObject({ outcome: "found" });
  expect(await findHost(listing, { name: "Priya Raman" })).toEqual({ outcome: "too-many" });
});

test("who left and who is away are known, with whom to see instead", async () => {
  await using lobby = await openLobby();
  expect(await findHost(lobby.visitor(), { name: "Peter Lindqvist" })).toMatchObject({
    outcome: "gone",
    instead: { name: "Priya Raman" },
  });
  expect(await findHost(lobby.visitor(), { name: "Yuki Tanaka" })).toMatchObject({
    outcome: "away",
    instead: { name: "Priya Raman" },
  });
  const back = await openLobby({ now: "2026-12-05T09:00" });
  expect(await findHost(back.visitor(), { name: "Yuki Tanaka" })).toMatchObject({
    outcome: "found",
  });
  await back[Symbol.asyncDispose]();
});

test("a proposal is written once, however often and at whatever moment it is committed", async () => {
  await using lobby = await openLobby();
  const visitor = lobby.visitor();
  const proposal = await announceTom(visitor);
  const answers = await Promise.all(
    [1, 2, 3].map(() => commitInLobby(visitor, { proposal, printsBadges: true })),
  );
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ ok: true, outcome: "announced", host: "Priya" });
  expect(await count(lobby)).toEqual({ visits: 1, badges: 1, steps: 4 });
  const kept = await lobby.database.read.selectFrom("lobby_proposals").select("payload").execute();
  expect(kept).toEqual([{ payload: "{}" }]);
});

test("nobody commits what was read back to somebody else", async () => {
  await using lobby = await openLobby();
  const proposal = await announceTom(lobby.visitor());
  expect(await commitInLobby(lobby.visitor(), { proposal, printsBadges: false })).toEqual({
    ok: false,
    reason: "unknown-proposal",
  });
  expect(await count(lobby)).toEqual({ visits: 0, badges: 0, steps: 0 });
});

test("a host who leaves between read-back and yes is not told", async () => {
  await using lobby = await openLobby();
  const visitor = lobby.visitor();
  const proposal = await announceTom(visitor);
  await lobby.database.read
    .updateTable("employees")
    .set({ status: "gone" })
    .where("id", "=", "acme/priya")
    .execute();
  expect(await commitInLobby(visitor, { proposal, printsBadges: false })).toEqual({
    ok: false,
    reason: "unknown-host",
  });
  expect(await count(lobby)).toEqual({ visits: 0, badges: 0, steps: 0 });
});

test("the audit says what was done and keeps the visitor's name out of it", async () => {
  await using lobby = await openLobby();
  const visitor = lobby.visitor();
  await commitInLobby(visitor, { proposal: await announceTom(visitor), printsBadges: true });
  const audit = await lobby.database.read.selectFrom("audit").selectAll().execute();
  expect(audit).toMatchObject([{ action: "announced", subject: "lobby_visits", actor: "caller" }]);
  expect(JSON.stringify(audit)).not.toMatch(/Tom|Baker|Initech/u);
});

test("of two visitors with one name, neither is signed out by it", async () => {
  await using lobby = await openLobby();
  for (const visitor of [lobby.visitor(), lobby.visitor()])
    await commitInLobby(visitor, { proposal: await announceTom(visitor), printsBadges: false });
  const leaver = lobby.visitor();
  const proposal = await proposeInLobby(leaver, {
    kind: "check-out",
    payload: { visitor: "Tom Baker" },
  });
  await commitInLobby(leaver, { proposal, printsBadges: false });
  const left = await lobby.database.read
    .selectFrom("lobby_visits")
    .select("id")
    .where("left_at_ms", "is not", null)
    .execute();
  expect(left).toEqual([]);
});

test("who leaves before anybody answered has the ladder stopped", async () => {
  await using lobby = await openLobby();
  const visitor = lobby.visitor();
  await commitInLobby(visitor, { proposal: await announceTom(visitor), printsBadges: false });
  const proposal = await proposeInLobby(visitor, {
    kind: "check-out",
    payload: { visitor: "tom baker" },
  });
  await commitInLobby(visitor, { proposal, printsBadges: false });
  const steps = await lobby.database.read.selectFrom("host_steps").select("status").execute();
  expect(new Set(steps.map(({ status }) => status))).toEqual(new Set(["skipped"]));
});

async function find(visitor: ActionContext, name: string): Promise<Host> {
  const found = await findHost(visitor, { name });
  if (found.outcome !== "found") throw new Error(`${name} is ${found.outcome}`);
  return found.host;
}

async function announceTom(visitor: ActionContext): Promise<string> {
  const { handle } = await find(visitor, "Priya Raman");
  const addressee = await addresseeOf(visitor, handle);
  return await proposeInLobby(visitor, {
    kind: "announce",
    payload: {
      hostId: addressee.ok ? addressee.hostId : null,
      visitor: "Tom Baker",
      company: "Initech",
      purpose: "meeting",
      about: null,
      partySize: 1,
    },
  });
}

async function count({ database }: Lobby) {
  const [visits, badges, steps] = await Promise.all([
    database.read.selectFrom("lobby_visits").select("id").execute(),
    database.read.selectFrom("badges").select("id").execute(),
    database.read.selectFrom("host_steps").select("id").execute(),
  ]);
  return { visits: visits.length, badges: badges.length, steps: steps.length };
}

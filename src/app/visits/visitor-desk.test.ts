import { afterEach, beforeEach, expect, test } from "vitest";
import { addDenyEntry } from "../../actions/lobby/deny/deny-entries.ts";
import { cancelExpectedVisit, expectVisit } from "../../actions/lobby/expected/expect-visit.ts";
import { openLobby, type Lobby } from "../../actions/testing/open-lobby.ts";
import type { VisitorDesk } from "../../http/routes/visitors.ts";
import { presentVisits } from "../../store/lobby/lobby-visits.ts";
import { insertVisitNews } from "../../store/lobby/visit-news.ts";
import { visitorDesk } from "./visitor-desk.ts";

let lobby: Lobby;
let desk: VisitorDesk;

beforeEach(async () => {
  lobby = await openLobby();
  desk = visitorDesk({ ...lobby, hasPrinter: false });
});
afterEach(async () => {
  await lobby[Symbol.asyncDispose]();
});

async function invite(at = "2026-11-23T10:00") {
  const startsAtMs = lobby.at(at);
  const visit = { visitor: "Tom Baker", hostId: "acme/priya", startsAtMs };
  return await expectVisit(lobby.owner, { ...visit, endsAtMs: startsAtMs + 3_600_000 });
}

async function wordsFor(token: string): Promise<string> {
  const page = await desk.invitation(token);
  return [page?.title, ...(page?.lines ?? []), page?.button].filter(Boolean).join(" | ");
}

test("a phone shows who expects its owner, then that somebody comes, then what the host says, then goodbye", async () => {
  const { token } = await invite();
  expect(await wordsFor(token)).toBe(
    "Hello, Tom Baker | Priya is expecting you at Acme Corp. Are you here now? | I'm here",
  );
  await desk.arrive(token);
  await desk.arrive(token);
  const [visit, another] = await presentVisits(lobby.database.read, lobby.deskId);
  expect(another).toBeUndefined();
  expect(await wordsFor(token)).toBe(
    "Thank you | Someone will be with you in a moment. Please take a seat.",
  );
  const news = { visitId: visit?.id ?? "", callId: null, kind: "on-my-way", data: {}, nowMs: 1 };
  await lobby.database.write(async (writer) => {
    await insertVisitNews(writer, { ...news, text: "Priya's on the way down." });
  });
  expect(await wordsFor(token)).toBe("Hello, Tom Baker | Priya's on the way down.");
  await desk.signOut(visit?.badge_token ?? "");
  expect(await wordsFor(token)).toContain("Goodbye!");
});

test("whom a person must look at reads the same as everybody", async () => {
  const { token } = await invite();
  await addDenyEntry(lobby.owner, { name: "Tom Baker" });
  await desk.arrive(token);
  expect(await presentVisits(lobby.database.read, lobby.deskId)).toMatchObject([
    { status: "review" },
  ]);
  expect(await wordsFor(token)).toBe(
    "Thank you | Someone will be with you in a moment. Please take a seat.",
  );
});

test("where nobody could be told, no page says that somebody comes", async () => {
  const { token } = await invite();
  await desk.arrive(token);
  await lobby.database.write(async (writer) => {
    await writer.updateTable("host_steps").set({ status: "skipped" }).execute();
  });
  expect(await wordsFor(token)).toContain("Please go to the front desk");
});

test("a day early it says when, and one that was called off says so", async () => {
  const { id, token } = await invite("2026-11-24T15:00");
  expect(await wordsFor(token)).toContain("on 2026-11-24 at 15:00");
  await desk.arrive(token);
  expect(await presentVisits(lobby.database.read, lobby.deskId)).toEqual([]);
  await cancelExpectedVisit(lobby.owner, id);
  expect(await wordsFor(token)).toContain("called off");
  expect(await desk.invitation("x".repeat(22))).toBeUndefined();
});

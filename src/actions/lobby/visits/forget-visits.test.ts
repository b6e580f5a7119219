import { assert, asyncProperty, integer, record, array, constantFrom } from "fast-check";
import { expect, test } from "vitest";
import { USUAL_LOBBY_RULES, type LobbyRules } from "../../../domain/visits/lobby-rules.ts";
import { insertVisitNews } from "../../../store/lobby/visit-news.ts";
import { startCall } from "../../../store/calls/calls.ts";
import { insertLobbyProposal } from "../../../store/lobby/lobby-proposals.ts";
import { sampleLobby } from "../../../store/testing/sample-lobby.ts";
import { openLobby, type Lobby } from "../../testing/open-lobby.ts";
import { checkOut } from "./check-out.ts";
import { eraseVisitor } from "./erase-visitor.ts";
import { expectVisit } from "../expected/expect-visit.ts";
import { forgetVisits } from "./forget-visits.ts";
import { arrive } from "../testing/arrive.ts";

const DAY_MS = 86_400_000;

function lobbyThatKeeps(keepDays: LobbyRules["keepDays"]): Promise<Lobby> {
  const { lobby: file } = sampleLobby;
  if (!file) throw new Error("The sample has no lobby");
  const rules = { ...USUAL_LOBBY_RULES, keepDays };
  return openLobby({ desk: { ...sampleLobby, lobby: { ...file, rules } } });
}

/** Tom came, news were told him, and he left at once. */
async function cameAndLeft(lobby: Lobby, visitor = "Tom Baker"): Promise<string> {
  const wish = { visitor, about: "his lease" };
  const { visitId } = await arrive(lobby.visitor(), wish);
  const nowMs = lobby.clock.nowMs();
  const news = { visitId, callId: null, kind: "said", data: {}, nowMs };
  await lobby.database.write(async (writer) => {
    await insertVisitNews(writer, { ...news, text: `${visitor}, Priya is coming.` });
  });
  await checkOut(lobby.owner, { visitId, by: "desk" });
  return visitId;
}

async function everything({ database }: Lobby): Promise<string> {
  const tables = ["lobby_visits", "visit_news", "expected_visits", "host_steps", "audit"] as const;
  const rows = tables.map((table) => database.read.selectFrom(table).selectAll().execute());
  return JSON.stringify(await Promise.all(rows));
}

test("each field of each visit goes after its own days since the visitor left, and not before", async () => {
  const days = constantFrom(30, 60, 90);
  const kept = record({ visitorName: days, company: days, purposeWords: days, visit: days });
  const ages = array(integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 6 });
  await assert(
    asyncProperty(kept, ages, async (keepDays, daysAgo) => {
      await using lobby = await lobbyThatKeeps(keepDays);
      const nowMs = lobby.clock.nowMs();
      const left = new Map<string, number>();
      for (const ago of daysAgo) left.set(await cameAndLeft(lobby), nowMs - ago * DAY_MS);
      await lobby.database.write(async (writer) => {
        for (const [id, leftAtMs] of left)
          await writer
            .updateTable("lobby_visits")
            .set({ left_at_ms: leftAtMs })
            .where("id", "=", id)
            .execute();
      });
      await forgetVisits(lobby);
      const rows = await lobby.database.read.selectFrom("lobby_visits").selectAll().execute();
      for (const row of rows) {
        const ageDays = (nowMs - (left.get(row.id) ?? Number.NaN)) / DAY_MS;
        const isGone = (after: number): boolean => ageDays >= Math.min(after, keepDays.visit);
        expect({
          ageDays,
          name: row.visitor_name,
          from: row.company,
          words: row.purpose_words,
        }).toEqual({
          ageDays,
          name: isGone(keepDays.visitorName) ? null : "Tom Baker",
          from: isGone(keepDays.company) ? null : "Initech",
          words: isGone(keepDays.purposeWords) ? null : "his lease",
        });
        expect(row.forgotten_at_ms === null).toBe(ageDays < keepDays.visit);
        expect(row.host_id).toBe("acme/priya");
      }
      expect(await forgetVisits(lobby)).toBe(0);
    }),
    { numRuns: 15 },
  );
});

test("somebody who is still here is forgotten by nobody", async () => {
  await using lobby = await openLobby();
  await arrive(lobby.visitor());
  await lobby.clock.advance(400 * DAY_MS);
  expect(await forgetVisits(lobby)).toBe(0);
  expect(await everything(lobby)).toContain("Tom Baker");
});

test("nothing personal is left when the last day is over, wherever it was kept", async () => {
  await using lobby = await openLobby();
  const startsAtMs = lobby.at("2026-11-23T15:00");
  await expectVisit(lobby.owner, {
    visitor: "Tom Baker",
    hostId: "acme/priya",
    company: "Initech",
    email: "tom@initech.example",
    subject: "his lease",
    startsAtMs,
    endsAtMs: startsAtMs + 3_600_000,
  });
  await cameAndLeft(lobby);
  await lobby.clock.advance(29 * DAY_MS);
  await forgetVisits(lobby);
  expect(await everything(lobby)).toContain("tom@initech.example");
  await lobby.clock.advance(62 * DAY_MS);
  await forgetVisits(lobby);
  expect(await everything(lobby)).not.toMatch(/Tom|Baker|Initech|initech|lease/u);
});

test("with a visitor, the words of their conversation are erased, and nobody else's are", async () => {
  await using lobby = await openLobby();
  const { database, deskId } = lobby;
  await cameAndLeft(lobby);
  const shared = { deskId, channel: "browser", startedAtMs: 0, heldBy: "here" } as const;
  for (const id of ["call_1", "call_2"]) {
    await startCall(database, { ...shared, id });
    await database.write(async (writer) => {
      const read = { deskId, callId: id, kind: "announce", nowMs: 0 } as const;
      await insertLobbyProposal(writer, { ...read, payload: { visitor: "Tom Baker" } });
    });
  }
  await eraseVisitor(lobby.owner, { name: "Tom Baker" });
  const calls = await database.read.selectFrom("calls").selectAll().orderBy("id").execute();
  expect(calls.map((call) => call.forgotten_at_ms !== null)).toEqual([true, false]);
  const proposals = await database.read.selectFrom("lobby_proposals").select("call_id").execute();
  expect(proposals).toEqual([{ call_id: "call_2" }]);
  // What was read back to visitors goes within a day by itself.
  await forgetVisits(lobby);
  expect(await database.read.selectFrom("lobby_proposals").selectAll().execute()).toEqual([]);
});

test("one visitor is erased by name, and nobody else is", async () => {
  await using lobby = await openLobby();
  await cameAndLeft(lobby);
  await cameAndLeft(lobby, "Nora Quinn");
  const rehearsed = await eraseVisitor(lobby.owner, { name: "tom  baker", rehearse: true });
  expect(rehearsed).toEqual({ ok: true, visits: 1, expected: 0 });
  expect(await everything(lobby)).toContain("Tom Baker");
  expect(await eraseVisitor(lobby.owner, { name: "tom baker" })).toMatchObject({ visits: 1 });
  expect(await everything(lobby)).not.toContain("Tom");
  expect(await everything(lobby)).toContain("Nora Quinn");
  expect(await eraseVisitor(lobby.owner, { name: "tom baker" })).toEqual({
    ok: false,
    reason: "nobody",
  });
});

test("somebody who is here, or to come, isn't erased", async () => {
  await using lobby = await openLobby();
  await arrive(lobby.visitor());
  const startsAtMs = lobby.at("2026-11-24T15:00");
  const nora = {
    visitor: "Nora Quinn",
    hostId: "acme/priya",
    startsAtMs,
    endsAtMs: startsAtMs + 1,
  };
  await expectVisit(lobby.owner, nora);
  expect(await eraseVisitor(lobby.owner, { name: "Tom Baker" })).toEqual({
    ok: false,
    reason: "here",
  });
  expect(await eraseVisitor(lobby.owner, { name: "Nora Quinn" })).toEqual({
    ok: false,
    reason: "expected",
    at: "2026-11-24T15:00",
  });
});

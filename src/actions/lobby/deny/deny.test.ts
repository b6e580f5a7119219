import { expect, test } from "vitest";
import { hitsOfVisit } from "../../../store/lobby/deny-list.ts";
import { hostSteps } from "../../../store/lobby/host-steps.ts";
import { findLobbyVisit, presentVisits } from "../../../store/lobby/lobby-visits.ts";
import { openLobby, type Lobby } from "../../testing/open-lobby.ts";
import { arrive } from "../testing/arrive.ts";
import { decideVisit } from "./decide-visit.ts";
import { addDenyEntry, changeDenyEntry, removeDenyEntry } from "./deny-entries.ts";
import { undoLastChange } from "../../manage/undo.ts";

async function withCarla(lobby: Lobby): Promise<string> {
  const input = { name: "Carla Whitfield", aliases: ["Carla Stone"], note: "court order" };
  return (await addDenyEntry(lobby.owner, input)).id;
}

async function stepsOf(lobby: Lobby, visitId: string) {
  const steps = await hostSteps(lobby.database.read, visitId);
  return steps.map(({ step, status }) => `${step} ${status}`);
}

test.each([
  "Carla Whitfield",
  "carla  whitfield",
  "Carla Whitfeld",
  "Karla Whitfield",
  "Carla Whitfiled",
  "Carla Witfield",
  "Whitfield Carla",
  "Carla Stone",
])("%s is looked at by a person before anybody is told", async (visitor) => {
  await using lobby = await openLobby();
  await withCarla(lobby);
  const { outcome, visitId } = await arrive(lobby.visitor(), { visitor });
  expect(outcome).toBe("review");
  expect(await stepsOf(lobby, visitId)).toEqual(["front-desk waiting"]);
});

test.each(["Clara Winfrey", "Carl White", "Tom Baker", "Carla", "Marla Whitaker"])(
  "%s is let in as everybody is",
  async (visitor) => {
    await using lobby = await openLobby();
    await withCarla(lobby);
    expect((await arrive(lobby.visitor(), { visitor })).outcome).toBe("announced");
  },
);

test("of the same company, a given name is enough for a look", async () => {
  await using lobby = await openLobby();
  await addDenyEntry(lobby.owner, { name: "Carla Whitfield", company: "Initech Inc" });
  const carla = { visitor: "Carla", company: "Initech" };
  expect((await arrive(lobby.visitor(), carla)).outcome).toBe("announced");
  await addDenyEntry(lobby.owner, { name: "Carla Whitfield", company: "Initech" });
  expect((await arrive(lobby.visitor(), carla)).outcome).toBe("review");
});

test("somebody else is announced once a person says so, with the whole ladder and a badge", async () => {
  await using lobby = await openLobby();
  await withCarla(lobby);
  const { visitId } = await arrive(lobby.visitor(), { visitor: "Karla Whitfield" });
  // The front desk was told.
  await lobby.database.write(async (writer) => {
    await writer.updateTable("host_steps").set({ status: "sent" }).execute();
  });
  const decision = { visitId, verdict: "other", printsBadges: true } as const;
  expect(await decideVisit(lobby.owner, decision)).toMatchObject({ ok: true });
  expect(await stepsOf(lobby, visitId)).toEqual([
    "front-desk sent",
    "slack waiting",
    "sms waiting",
    "call waiting",
    "front-desk waiting",
  ]);
  const { read } = lobby.database;
  expect(await findLobbyVisit(read, lobby.deskId, visitId)).toMatchObject({ status: "arrived" });
  expect(await hitsOfVisit(read, visitId)).toMatchObject([
    { verdict: "other", decided_by: "owner" },
  ]);
  expect(await read.selectFrom("badges").select("status").execute()).toEqual([
    { status: "waiting" },
  ]);
  expect(await decideVisit(lobby.owner, { ...decision, verdict: "same" })).toEqual({
    ok: false,
    reason: "no-review",
  });
});

test("the same person is turned away: no host hears of it, and they aren't in the building", async () => {
  await using lobby = await openLobby();
  await withCarla(lobby);
  const { visitId } = await arrive(lobby.visitor(), { visitor: "Carla Whitfield" });
  const decision = { visitId, verdict: "same", printsBadges: true } as const;
  expect(await decideVisit(lobby.owner, decision)).toMatchObject({ ok: true });
  expect(await stepsOf(lobby, visitId)).toEqual(["front-desk skipped"]);
  expect(await presentVisits(lobby.database.read, lobby.deskId)).toEqual([]);
  expect(await decideVisit(lobby.owner, { ...decision, visitId: "visit_x" })).toEqual({
    ok: false,
    reason: "unknown-visit",
  });
  const audit = await lobby.database.read
    .selectFrom("audit")
    .select(["action", "subject"])
    .execute();
  expect(audit.map(({ action }) => action)).toEqual(["added", "announced", "turned-away"]);
});

test("somebody who was taken off the list is anybody, and undoing puts them back", async () => {
  await using lobby = await openLobby();
  const id = await withCarla(lobby);
  await removeDenyEntry(lobby.owner, id);
  const carla = { visitor: "Carla Whitfield" };
  expect((await arrive(lobby.visitor(), carla)).outcome).toBe("announced");
  await expect(changeDenyEntry(lobby.owner, id, { name: "Nobody" })).rejects.toThrow(/deny list/u);
  await undoLastChange(lobby.owner);
  expect((await arrive(lobby.visitor(), carla)).outcome).toBe("review");
});

test("a courier isn't held up by a name", async () => {
  await using lobby = await openLobby();
  await withCarla(lobby);
  const courier = { visitor: "Carla Whitfield", purpose: "delivery" } as const;
  expect((await arrive(lobby.visitor(), courier)).outcome).toBe("delivered");
});

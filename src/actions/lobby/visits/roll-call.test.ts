import { expect, test } from "vitest";
import { byPlace, headCount } from "../../../domain/visits/roll-call.ts";
import { sampleLobby } from "../../../store/testing/sample-lobby.ts";
import { openLobby } from "../../testing/open-lobby.ts";
import { callFrontDesk } from "../answers/call-front-desk.ts";
import { checkOut } from "./check-out.ts";
import { recordRollCall, rollCall } from "./roll-call.ts";
import { arrive } from "../testing/arrive.ts";

test("everybody who came and hasn't left is in it, with whom they see, whoever they are", async () => {
  await using lobby = await openLobby();
  const tom = await arrive(lobby.visitor());
  await lobby.clock.advance(60_000);
  await arrive(lobby.visitor(), { visitor: "Nora Quinn", partySize: 4, company: null });
  await callFrontDesk(lobby.visitor(), "lost");
  await arrive(lobby.visitor(), { purpose: "delivery" });
  const before = await rollCall(lobby.owner);
  expect(headCount(before.people)).toBe(6);
  await checkOut(lobby.owner, { visitId: tom.visitId, by: "desk" });
  const roll = await rollCall(lobby.owner);
  expect(roll).toMatchObject({
    business: "Acme Corp",
    assemblyPoint: "the car park behind the building",
    asOfMs: lobby.at("2026-11-23T09:01"),
  });
  expect(
    roll.people.map(({ visitor, host, department, place }) => [visitor, host, department, place]),
  ).toEqual(
    expect.arrayContaining([
      ["Nora Quinn", "Priya Raman", "Engineering", null],
      [null, null, null, null],
    ]),
  );
  expect(headCount(roll.people)).toBe(5);
});

test("with several places, visitors stand under the place of their host", async () => {
  const place = { aliases: [], hours: [], specialDays: [], closures: [] };
  const locations = [
    { ...place, id: "new-york", name: "New York", zone: "America/New_York" },
    { ...place, id: "london", name: "London", zone: "Europe/London" },
  ];
  await using lobby = await openLobby({ desk: { ...sampleLobby, locations } });
  await lobby.database.write(async (writer) => {
    await writer
      .updateTable("employees")
      .set({ location_id: "acme/london" })
      .where("id", "=", "acme/priya")
      .execute();
  });
  await arrive(lobby.visitor());
  await callFrontDesk(lobby.visitor(), undefined);
  const { people } = await rollCall(lobby.owner);
  expect(byPlace(people).map(([name, own]) => [name, own.length])).toEqual([
    ["London", 1],
    [null, 1],
  ]);
});

test("that one was held is kept, and that it was a drill", async () => {
  await using lobby = await openLobby();
  await recordRollCall(lobby.owner, { isDrill: true, present: 3 });
  await recordRollCall(lobby.owner, { isDrill: false, present: 4 });
  const rows = await lobby.database.read.selectFrom("audit").select(["action", "after"]).execute();
  expect(rows).toEqual([
    { action: "roll-call-drill", after: '{"present":3}' },
    { action: "roll-call", after: '{"present":4}' },
  ]);
});

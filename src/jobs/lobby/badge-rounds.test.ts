import { expect, test } from "vitest";
import { ScriptedPrinter } from "../../ports/testing/scripted-printer.ts";
import type { Printer } from "../../ports/printer.ts";
import { BadgeRounds } from "./badge-rounds.ts";
import type { FrontDeskNote } from "./tell-front-desk.ts";
import { openStaffedLobby, type StaffedLobby } from "./testing/staffed-lobby.ts";

const { signal } = new AbortController();

function rounds(
  { lobby }: StaffedLobby,
  printer: Printer | undefined,
  told: FrontDeskNote[] = [],
): BadgeRounds {
  const { database, clock } = lobby;
  return new BadgeRounds({
    database,
    clock,
    printerOf: () => printer,
    async tellFrontDesk(note) {
      await Promise.resolve();
      told.push(note);
    },
  });
}

test("two processes that work at once print each badge once", async () => {
  await using room = await openStaffedLobby();
  const printer = new ScriptedPrinter();
  const visits: string[] = [];
  for (let visitor = 0; visitor < 6; visitor += 1) {
    const announced = { visitor: `Visitor ${visitor}`, printsBadges: true };
    visits.push((await room.announce(announced)).visitId);
  }
  await Promise.all([1, 2].map(() => rounds(room, printer).deliverDue(signal)));
  expect(printer.printed).toHaveLength(6);
  for (const visit of visits)
    expect(await room.news(visit)).toEqual([
      "badge-printed: Your badge is printed; please take it with you.",
    ]);
});

test("a label printer gets a label, and a visitor hears when the printer was taken away", async () => {
  await using room = await openStaffedLobby();
  const labels = new ScriptedPrinter({ language: { format: "zpl", dotsPerMm: 8 } });
  await room.announce({ printsBadges: true });
  await rounds(room, labels).deliverDue(signal);
  expect(labels.printed.map(({ format }) => format)).toEqual(["zpl"]);
  const told: FrontDeskNote[] = [];
  const { visitId } = await room.announce({ printsBadges: true });
  await rounds(room, undefined, told).deliverDue(signal);
  expect(await room.news(visitId)).toEqual([
    "badge-failed: I can't print your badge just now. Please ask the security desk for one.",
  ]);
  // There is no printer to be mended.
  expect(told).toEqual([]);
});

test("a badge that comes much too late isn't printed, and nobody is told of it any more", async () => {
  await using room = await openStaffedLobby();
  const printer = new ScriptedPrinter();
  const told: FrontDeskNote[] = [];
  const { visitId } = await room.announce({ printsBadges: true });
  await room.lobby.clock.advance(10 * 60_000);
  await rounds(room, printer, told).deliverDue(signal);
  expect([printer.printed, told, await room.news(visitId)]).toEqual([[], [], []]);
  const badge = await room.lobby.database.read
    .selectFrom("badges")
    .select(["status", "reason"])
    .executeTakeFirstOrThrow();
  expect(badge).toEqual({ status: "failed", reason: "late" });
});

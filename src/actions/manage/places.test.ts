import { beforeEach, expect, test } from "vitest";
import type { Weekday } from "../../domain/business/weekly-hours.ts";
import { loadBusiness } from "../../store/business/load-business.ts";
import { checkSlot } from "../slots/check-slot.ts";
import { openSalon, type Salon } from "../testing/open-salon.ts";
import { changeDate, changeWeek } from "./hours.ts";
import { addLocation, changeLocation, removeLocation } from "./locations.ts";
import { addPerson, changePerson } from "./people.ts";
import { addRoom, changeRoom, removeRoom } from "./rooms.ts";
import { changeService } from "./services.ts";
import { undoLastChange } from "./undo.ts";

let salon: Salon;

beforeEach(async () => {
  salon = await openSalon();
  return async () => await salon[Symbol.asyncDispose]();
});

const nagar = { name: "Anna Nagar", address: "4 Second Avenue" };
const daily = (fromMinute: number, toMinute: number) =>
  ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday: Weekday) => ({ weekday, fromMinute, toMinute }));

async function why(local: string, service = "haircut"): Promise<string> {
  const found = await checkSlot(salon.caller(), {
    serviceIds: [`glamdesk/${service}`],
    stylistId: "glamdesk/priya",
    startMs: salon.at(local),
  });
  return found.ok ? `free at ${found.slot.location?.name ?? "the desk"}` : found.reason;
}

test("the first location takes everybody in, the next ones are filled by hand", async () => {
  const { id, notes } = await addLocation(salon.owner, nagar);
  expect(id).toBe("glamdesk/anna-nagar");
  expect(notes).toEqual(["It is the first location, so everybody works there now."]);
  expect(await why("2026-11-24T15:00")).toBe("free at Anna Nagar");
  const second = await addLocation(salon.owner, { name: "Adyar" });
  expect(second.notes).toEqual([]);
  await changePerson(salon.owner, "glamdesk/priya", { locationId: second.id });
  expect(await why("2026-11-24T15:00")).toBe("free at Adyar");
});

test("a location is open by hours of its own, on a date too, and people work within them", async () => {
  const { id } = await addLocation(salon.owner, { ...nagar, hours: daily(720, 1080) });
  expect(await why("2026-11-24T11:00")).toBe("closed");
  await expect(
    changePerson(salon.owner, "glamdesk/priya", { hours: daily(600, 700) }),
  ).rejects.toThrow("Priya can't work on Mondays 10:00-11:40: it is closed then.");
  const { id: zoya } = await addPerson(salon.owner, { name: "Zoya", locationId: id });
  const { stylists } = await loadBusiness(salon.database.read, salon.deskId);
  expect(stylists.find((one) => one.id === zoya)?.hours).toEqual(daily(720, 1080));
  const spans = [{ fromMinute: 960, toMinute: 1020 }];
  await changeDate(salon.owner, { locationId: id }, "2026-11-24", { date: "2026-11-24", spans });
  expect(await why("2026-11-24T15:00")).toBe("closed");
  expect(await why("2026-11-25T15:00")).toBe("free at Anna Nagar");
  await changeWeek(salon.owner, { locationId: id }, { hours: [] });
  expect(await why("2026-11-25T11:00")).toBe("free at Anna Nagar");
});

test("a location is given up once nobody is there, and kept where something took place", async () => {
  const { id } = await addLocation(salon.owner, nagar);
  await expect(removeLocation(salon.owner, id)).rejects.toThrow(
    "Priya, Kavitha, Arjun are at Anna Nagar; give them another location first.",
  );
  await salon.book("2026-11-24T15:00");
  for (const name of ["priya", "kavitha", "arjun"])
    await changePerson(salon.owner, `glamdesk/${name}`, { locationId: null });
  const { notes } = await removeLocation(salon.owner, id);
  expect(notes).toEqual(["What took place there keeps Anna Nagar in the book."]);
  expect((await loadBusiness(salon.database.read, salon.deskId)).locations).toEqual([]);
  await changeLocation(salon.owner, id, { open: true });
  const adyar = await addLocation(salon.owner, { name: "Adyar", hours: daily(720, 1080) });
  expect((await removeLocation(salon.owner, adyar.id)).notes).toEqual([]);
  await expect(addLocation(salon.owner, { name: "anna nagar" })).rejects.toThrow(
    '"anna nagar" already stands for Anna Nagar',
  );
});

test("a room is had by one visit at a time, and says what can't be booked without it", async () => {
  const { id } = await addRoom(salon.owner, { name: "the steam room", kind: "steam room" });
  expect(id).toBe("glamdesk/the-steam-room");
  await changeService(salon.owner, "glamdesk/haircut", { resourceKind: "steam room" });
  await salon.book("2026-11-24T15:00", { stylist: "kavitha" });
  expect(await why("2026-11-24T15:00")).toBe("slot-taken");
  await expect(changeRoom(salon.owner, id, { usable: false })).rejects.toThrow(
    "the steam room has an appointment to come; move or cancel it first.",
  );
  await expect(removeRoom(salon.owner, id)).rejects.toThrow("has an appointment to come");
  await salon.clock.advance(2 * 86_400_000);
  const { notes } = await removeRoom(salon.owner, id);
  expect(notes).toEqual(["There is no steam room now, so haircut can't be booked."]);
  expect((await loadBusiness(salon.database.read, salon.deskId)).rooms).toEqual([]);
});

test("the first location is undone with everybody in it", async () => {
  const before = await loadBusiness(salon.database.read, salon.deskId);
  await addRoom(salon.owner, { name: "the steam room", kind: "steam room" });
  await salon.clock.advance(1000);
  await addLocation(salon.owner, nagar);
  await salon.clock.advance(1000);
  expect((await undoLastChange(salon.owner)).what).toBe("added the location Anna Nagar");
  await salon.clock.advance(1000);
  expect((await undoLastChange(salon.owner)).what).toBe("added the room the steam room");
  expect(await loadBusiness(salon.database.read, salon.deskId)).toEqual(before);
});

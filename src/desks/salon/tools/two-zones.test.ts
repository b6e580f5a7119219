import { expect, test } from "vitest";
import type { DeskFile } from "../../../domain/business/desk-file.ts";
import { sampleDesk } from "../../../actions/testing/sample-desk.ts";
import { offers, openTools, spoken } from "./testing/tool-caller.ts";

const RAVI = "+919840999999";

// Dubai's clock is an hour and a half behind Chennai's; Arjun is the only one there.
test("a time at a place in another zone is meant, said, booked and told by the clock there", async () => {
  await using desk = await openTools({ desk: inTwoCities() });
  const proposed = await desk.anita.book({ stylist: "Arjun", when: "tomorrow at 3 pm" });
  expect(proposed).toMatchObject({ data: { start: "2026-11-24T15:00:00+04:00" } });
  expect(spoken(proposed)).toBe(
    "A haircut with Arjun tomorrow at 3 PM Dubai time at Marina, for Anita. It's 400 rupees. Shall I book it?",
  );
  const done = await desk.anita.confirm(proposed);
  expect(done).toMatchObject({ data: { start: "2026-11-24T15:00:00+04:00" } });
  expect(spoken(done)).toBe(
    "You're booked: haircut with Arjun, tomorrow at 3 PM Dubai time at Marina.",
  );
  const told = await desk.anita.run("lookup_appointment");
  expect(spoken(told)).toBe("You have a haircut with Arjun tomorrow at 3 PM Dubai time.");
  const found = await desk.anita.run("cancel_appointment", { when: "tomorrow at 3 pm" });
  expect(spoken(found)).toBe(
    "That's your haircut with Arjun tomorrow at 3 PM Dubai time. Shall I cancel it?",
  );
});

test("the place that is named counts, whoever does it", async () => {
  await using desk = await openTools({ desk: inTwoCities() });
  const proposed = await desk.anita.book({ location: "Marina", when: "tomorrow at 3 pm" });
  expect(proposed).toMatchObject({ data: { start: "2026-11-24T15:00:00+04:00" } });
});

test("offers at two places say where, and whose time it is where the clock is another", async () => {
  await using desk = await openTools({ desk: inTwoCities() });
  await desk.salon.book("2026-11-24T19:30", { stylist: "arjun", name: "Ravi", phone: RAVI });
  const refused = await desk.anita.book({ when: "tomorrow at 7:30 pm" });
  expect(offers(refused)).toContain("6:45 PM Dubai time with Arjun at Marina");
  expect(spoken(refused)).toBe(
    "Nobody's free at 7:30 PM tomorrow. I have 7 PM or 7:15 PM with Kavitha at Mambalam, or 6:45 PM Dubai time with Arjun at Marina. Which would you like?",
  );
});

test("who wants somebody isn't sent to another place instead", async () => {
  await using desk = await openTools({ desk: inTwoCities() });
  for (const stylist of ["priya", "kavitha"])
    await desk.salon.book("2026-11-24T15:00", { stylist, name: stylist, phone: RAVI });
  const refused = await desk.anita.book({ stylist: "Priya", when: "tomorrow at 3 pm" });
  expect(spoken(refused)).not.toContain("Arjun");
});

test("the free times of one day are those of the day there", async () => {
  await using desk = await openTools({ desk: inTwoCities() });
  const free = await desk.anita.run("check_availability", { stylist: "Arjun", date: "tomorrow" });
  expect(spoken(free)).toBe(
    "Tomorrow, Arjun can start from 10 AM Dubai time to 7:30 PM Dubai time.",
  );
});

test("an appointment there is moved by the clock there", async () => {
  await using desk = await openTools({ desk: inTwoCities() });
  await desk.anita.confirm(await desk.anita.book({ stylist: "Arjun", when: "tomorrow at 3 pm" }));
  const moved = await desk.anita.run("reschedule_appointment", { new_when: "make it 5 pm" });
  expect(moved).toMatchObject({ data: { start: "2026-11-24T17:00:00+04:00" } });
  expect(spoken(moved)).toBe(
    "I'll move your haircut tomorrow at 3 PM Dubai time to tomorrow at 5 PM Dubai time, with Arjun at Marina. Is that right?",
  );
});

function inTwoCities(): DeskFile {
  const { zone, hours, stylists } = sampleDesk;
  const place = { aliases: [], hours, specialDays: [], closures: [] };
  return {
    ...sampleDesk,
    locations: [
      { id: "mambalam", name: "Mambalam", zone, ...place },
      { id: "marina", name: "Marina", zone: "Asia/Dubai", ...place },
    ],
    stylists: stylists.map((one) =>
      Object.assign({}, one, { locationId: one.id === "arjun" ? "marina" : "mambalam" }),
    ),
  };
}

import { expect, test } from "vitest";
import { listAppointments } from "../../../actions/booking/list-appointments.ts";
import { offers, openTools, reasonOf, spoken } from "./testing/tool-caller.ts";

const RAVI = "+919840999999";

test("an only appointment is moved by its new time alone", async () => {
  await using desk = await openTools();
  await desk.salon.book("2026-11-24T15:00");
  const proposed = await desk.anita.run("reschedule_appointment", { new_when: "thursday at 5 pm" });
  expect(spoken(proposed)).toBe(
    "I'll move your haircut tomorrow at 3 PM to Thursday the 26th of November at 5 PM, with Priya. Is that right?",
  );
  const done = await desk.anita.confirm(proposed);
  expect(spoken(done)).toBe(
    "Done. Your haircut is now on Thursday the 26th of November at 5 PM, with Priya.",
  );
  expect(done).toMatchObject({ data: { what: "moved" } });
  expect(await listAppointments(desk.salon.owner)).toMatchObject([
    { start: "2026-11-26T17:00:00+05:30", stylist: "Priya" },
  ]);
});

test("only a time keeps the day, and only a day asks for the time", async () => {
  await using desk = await openTools();
  await desk.salon.book("2026-11-26T15:00");
  const time = await desk.anita.run("reschedule_appointment", { new_when: "make it five pm" });
  expect(spoken(time)).toContain("to Thursday the 26th of November at 5 PM");
  const day = await desk.anita.run("reschedule_appointment", { new_when: "friday" });
  expect(reasonOf(day)).toBe("need-time");
  expect(offers(day).length).toBeGreaterThan(1);
});

test("of several appointments the caller is asked which, and can say it by time, by service or by its id", async () => {
  await using desk = await openTools();
  const cut = await desk.salon.book("2026-11-24T15:00");
  await desk.salon.book("2026-11-26T11:15", { stylist: "kavitha", service: "facial" });
  const which = await desk.anita.run("cancel_appointment");
  expect(reasonOf(which)).toBe("which-one");
  expect(spoken(which)).toBe(
    "You have a haircut with Priya tomorrow at 3 PM, and a facial with Kavitha on Thursday the 26th of November at 11:15 AM. Which one do you mean?",
  );
  expect(offers(which)).toEqual([
    "the haircut with Priya tomorrow at 3 PM",
    "the facial with Kavitha on Thursday the 26th of November at 11:15 AM",
  ]);
  for (const wish of [
    { when: "tomorrow" },
    { appointment: "the haircut" },
    { appointment: "the one with Priya" },
    { appointment: cut },
  ]) {
    const proposed = await desk.anita.run("cancel_appointment", wish);
    expect(spoken(proposed)).toBe(
      "That's your haircut with Priya tomorrow at 3 PM. Shall I cancel it?",
    );
  }
  const none = await desk.anita.run("cancel_appointment", { when: "friday" });
  expect(reasonOf(none)).toBe("which-one");
  expect(spoken(none)).toMatch(/^I don't see that one\. You have /);
});

test("a cancelled appointment is gone for the caller and its time is free again", async () => {
  await using desk = await openTools();
  await desk.salon.book("2026-11-24T15:00");
  const done = await desk.anita.confirm(await desk.anita.run("cancel_appointment"));
  expect(spoken(done)).toBe("Your haircut tomorrow at 3 PM is cancelled.");
  expect(done).toMatchObject({ data: { what: "cancelled" } });
  expect(reasonOf(await desk.anita.run("lookup_appointment"))).toBe("none-found");
  expect((await desk.anita.book({ stylist: "Priya" })).status).toBe("proposed");
});

test("somebody else's appointment sounds the same as none", async () => {
  await using desk = await openTools();
  const hers = await desk.salon.book("2026-11-24T15:00");
  const ravi = desk.ring(RAVI);
  const answers = [
    await ravi.run("lookup_appointment"),
    await ravi.run("lookup_appointment_by_phone", { phone: "98401 23456" }),
    await ravi.run("lookup_appointment_by_phone", { phone: "98401 99999" }),
    await ravi.run("cancel_appointment", { appointment: hers }),
    await ravi.run("cancel_appointment", { appointment: "visit_000000000000000000000000" }),
    await ravi.run("reschedule_appointment", { appointment: hers, new_when: "friday at 5 pm" }),
  ];
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(spoken(answers[0] ?? { status: "ok", data: null })).toBe(
    "I couldn't find a booking under this number.",
  );
});

test("all appointments at the caller's number are told, not the first", async () => {
  await using desk = await openTools();
  await desk.salon.book("2026-11-24T15:00");
  await desk.salon.book("2026-11-26T15:00", { name: "Ravi" });
  const result = await desk.anita.run("lookup_appointment_by_phone", { phone: "9840123456" });
  expect(spoken(result)).toBe(
    "You have a haircut for Anita with Priya tomorrow at 3 PM, and a haircut for Ravi with Priya on Thursday the 26th of November at 3 PM.",
  );
  expect(await desk.anita.run("lookup_appointment")).toEqual(result);
});

test("a booking made in this call for another number can be cancelled in it", async () => {
  await using desk = await openTools();
  const withheld = desk.ring();
  await withheld.confirm(await withheld.book({ phone: "98409 99999" }));
  expect((await withheld.run("cancel_appointment")).status).toBe("proposed");
  expect(reasonOf(await desk.ring().run("cancel_appointment"))).toBe("none-found");
});

test("a move to a taken time keeps the appointment and offers what is near", async () => {
  await using desk = await openTools();
  await desk.salon.book("2026-11-24T15:00");
  await desk.salon.book("2026-11-24T17:00", { name: "Ravi", phone: RAVI });
  const refused = await desk.anita.run("reschedule_appointment", { new_when: "tomorrow at 5 pm" });
  expect(reasonOf(refused)).toBe("slot-taken");
  expect(offers(refused)).toContain("5:45 PM with Priya");
  expect(await listAppointments(desk.salon.owner, { status: "booked" })).toHaveLength(2);
});

test("a move offers no time at which the appointment stands already", async () => {
  await using desk = await openTools();
  await desk.salon.book("2026-11-24T12:00");
  const refused = await desk.anita.run("reschedule_appointment", { new_when: "tomorrow at 1 pm" });
  expect(spoken(refused)).toBe(
    "Priya isn't available at 1 PM tomorrow. I have 12:15 PM or 2 PM with Priya, or 1 PM with Kavitha. Which would you like?",
  );
});

test("a move to where the appointment stands already is said to be none, and another time is asked for", async () => {
  await using desk = await openTools();
  await desk.salon.book("2026-11-24T15:00");
  const refused = await desk.anita.run("reschedule_appointment", { new_when: "tomorrow at 3 pm" });
  expect(reasonOf(refused)).toBe("need-time");
  expect(spoken(refused)).toBe(
    "Your haircut is already tomorrow at 3 PM, with Priya. What other time would you like?",
  );
  expect(
    spoken(
      await desk.anita.run("reschedule_appointment", {
        new_when: "tomorrow at 3 pm",
        stylist: "Kavitha",
      }),
    ),
  ).toContain("with Kavitha. Is that right?");
});

import { expect, test } from "vitest";
import { listAppointments } from "../../../actions/booking/list-appointments.ts";
import { sampleDesk } from "../../../actions/testing/sample-desk.ts";
import { offers, openTools, reasonOf, spoken } from "./testing/tool-caller.ts";

test("a booking is read back with service, stylist, day, time, name and price, and booked on a yes", async () => {
  await using desk = await openTools();
  const proposed = await desk.anita.book({
    when: "on thursday at half past three in the afternoon",
    stylist: "priya",
  });
  expect(spoken(proposed)).toBe(
    "A haircut with Priya on Thursday the 26th of November at 3:30 PM, for Anita. It's 400 rupees. Shall I book it?",
  );
  expect(await listAppointments(desk.salon.owner)).toEqual([]);
  const done = await desk.anita.confirm(proposed);
  expect(spoken(done)).toBe(
    "You're booked: haircut with Priya, Thursday the 26th of November at 3:30 PM.",
  );
  expect(done).toMatchObject({ status: "ok", data: { what: "booked" } });
  expect(await listAppointments(desk.salon.owner)).toMatchObject([
    {
      customer: { name: "Anita", phone: "+919840123456" },
      services: ["haircut"],
      stylist: "Priya",
      start: "2026-11-26T15:30:00+05:30",
      status: "booked",
    },
  ]);
});

test("several services in a list are one visit, each with who was wished for", async () => {
  await using desk = await openTools();
  const proposed = await desk.anita.book({
    service: ["facial", "beard trim"],
    stylist: ["anyone", "Arjun"],
    when: "tomorrow at quarter past three",
  });
  expect(spoken(proposed)).toBe(
    "A facial with Kavitha and a beard trim with Arjun tomorrow at 3:15 PM, for Anita. It's 1400 rupees and 50 paise. Shall I book it?",
  );
  const done = await desk.anita.confirm(proposed);
  expect(spoken(done)).toBe(
    "You're booked: facial with Kavitha and beard trim with Arjun, tomorrow at 3:15 PM.",
  );
  const refused = await desk.anita.book({
    service: ["haircut", "facial"],
    stylist: ["Priya", "Arjun"],
    when: "on friday at three",
  });
  expect(reasonOf(refused)).toBe("stylist-cannot");
});

test("of several places the one that was named is booked and read back", async () => {
  const places = [
    { id: "mambalam", name: "Mambalam", aliases: [] },
    { id: "anna-nagar", name: "Anna Nagar", aliases: ["the new salon"] },
  ];
  const { zone, hours, stylists } = sampleDesk;
  await using desk = await openTools({
    desk: {
      ...sampleDesk,
      locations: places.map((place) =>
        Object.assign(place, { zone, hours, specialDays: [], closures: [] }),
      ),
      stylists: stylists.map((one) =>
        Object.assign({}, one, { locationId: one.id === "arjun" ? "anna-nagar" : "mambalam" }),
      ),
    },
  });
  const proposed = await desk.anita.book({ location: "at the new salon" });
  expect(spoken(proposed)).toBe(
    "A haircut with Arjun tomorrow at 3 PM at Anna Nagar, for Anita. It's 400 rupees. Shall I book it?",
  );
  const done = await desk.anita.confirm(proposed);
  expect(spoken(done)).toBe("You're booked: haircut with Arjun, tomorrow at 3 PM at Anna Nagar.");
  const refused = await desk.anita.book({ location: "Adyar" });
  expect(spoken(refused)).toBe("We're at Mambalam and Anna Nagar. Which would you like?");
});

test("a confirmation said twice answers the same and books once", async () => {
  await using desk = await openTools();
  const proposed = await desk.anita.book();
  expect(await desk.anita.confirm(proposed)).toEqual(await desk.anita.confirm(proposed));
  expect(await listAppointments(desk.salon.owner)).toHaveLength(1);
});

test("a taken slot is refused with the nearest, and any of those can be had by its start", async () => {
  await using desk = await openTools();
  await desk.salon.book("2026-11-24T15:00", { name: "Ravi", phone: "+919840999999" });
  const refused = await desk.anita.book({ when: "tomorrow at 3", stylist: "Priya" });
  expect(reasonOf(refused)).toBe("slot-taken");
  expect(spoken(refused)).toBe(
    "Priya's taken at 3 PM tomorrow. I have 2:15 PM or 3:45 PM with Priya, or 3 PM with Kavitha. Which would you like?",
  );
  expect(refused).toMatchObject({
    alternatives: [
      { start: "2026-11-24T14:15:00+05:30", stylist: "Priya", words: "2:15 PM with Priya" },
      { start: "2026-11-24T15:45:00+05:30", stylist: "Priya", words: "3:45 PM with Priya" },
      { start: "2026-11-24T15:00:00+05:30", stylist: "Kavitha", words: "3 PM with Kavitha" },
    ],
  });
  const proposed = await desk.anita.book({ when: "2026-11-24T15:00:00+05:30", stylist: "Kavitha" });
  expect(spoken(proposed)).toContain("with Kavitha tomorrow at 3 PM");
});

test.each([
  [{ service: "massage" }, "unknown-service", "We do haircut, hair colour, beard trim and facial."],
  [{ stylist: "Rosalind" }, "unknown-stylist", "We have Priya, Kavitha and Arjun."],
  [
    { service: "facial", stylist: "Arjun" },
    "stylist-cannot",
    "I'm afraid Arjun doesn't do the facial.",
  ],
  [
    { when: "on sunday at 3 pm", stylist: "Priya" },
    "not-working",
    "Priya isn't available at 3 PM on Sunday.",
  ],
  [{ when: "tomorrow at 9 pm" }, "closed", "opening hours"],
  [{ when: "on the 25th of december at 3 pm" }, "closed", "on Friday the 25th of December"],
  [{ when: "today at 10" }, "proposed", "today at 10 AM"],
  [{ when: "in march at 3 pm on the 10th" }, "too-far", "I can only book up to 60 days ahead."],
  [{ when: "on the 10th of march" }, "too-far", "I can only book up to 60 days ahead."],
  [{ when: "2026-02-30T10:00:00+05:30" }, "which-date", "no such day that month"],
  [{ when: "2026-13-45T10:00" }, "which-date", "Which day"],
  [{ when: "at 3 pm" }, "need-date", "Which would you like?"],
  [{ when: "tomorrow" }, "need-time", "Which time would you like?"],
  [{ when: "tomorrow afternoon" }, "need-time", "tomorrow."],
  [{ phone: "nine eight four" }, "bad-phone", "too short"],
  [{ phone: "I'd rather not" }, "bad-phone", "What number"],
  [{ customer_name: "  " }, "need-name", "What name"],
])("%j is answered %s", async (wish, reason, words) => {
  await using desk = await openTools();
  const result = await desk.anita.book(wish);
  expect([reasonOf(result), spoken(result)]).toEqual([reason, expect.stringContaining(words)]);
});

test("what can be read in two ways is asked, not booked", async () => {
  await using desk = await openTools();
  const friday = await desk.anita.book({ when: "next friday at 3 pm" });
  expect(reasonOf(friday)).toBe("which-week");
  expect(spoken(friday)).toMatch(
    /Friday the 27th of November.*Friday the 4th of December|Friday the 4th of December.*Friday the 27th of November/,
  );
  const wrongDay = await desk.anita.book({ when: "tuesday the 25th at 3 pm" });
  expect(reasonOf(wrongDay)).toBe("which-date");
  expect(await desk.salon.database.read.selectFrom("visits").selectAll().execute()).toEqual([]);
});

test("a number that was said is read back, the line's own is not", async () => {
  await using desk = await openTools();
  expect(spoken(await desk.anita.book({ phone: "caller" }))).not.toContain("Your number");
  const said = await desk.anita.book({
    phone: "nine eight four oh one double two three three four",
  });
  expect(spoken(said)).toContain("Your number is 98401 22334.");
});

test("a time range is answered with what is free in it", async () => {
  await using desk = await openTools();
  const result = await desk.anita.book({ when: "tomorrow after five", stylist: "Priya" });
  expect(reasonOf(result)).toBe("need-time");
  expect(offers(result)).toEqual(["5 PM with Priya", "5:30 PM with Priya", "6 PM with Priya"]);
});

test("as early as possible is the first free time, and is read back", async () => {
  await using desk = await openTools();
  const result = await desk.anita.book({ when: "tomorrow as early as possible", stylist: "Priya" });
  expect(spoken(result)).toContain("with Priya tomorrow at 10 AM");
});

test("a changed detail frees the slot that was held", async () => {
  await using desk = await openTools();
  const first = await desk.anita.book({ stylist: "Priya" });
  await desk.anita.book({ stylist: "Priya", when: "tomorrow at 5 pm" });
  const other = await desk.ring("+919840999999").book({ stylist: "Priya", customer_name: "Ravi" });
  expect(other.status).toBe("proposed");
  expect(reasonOf(await desk.anita.confirm(first))).toBe("released");
});

test("a slot lost at the last moment is apologised for, with what is near", async () => {
  await using desk = await openTools();
  const proposed = await desk.anita.book({ stylist: "Priya" });
  await desk.salon.clock.advance(10 * 60_000);
  await desk.salon.book("2026-11-24T15:00", { name: "Ravi", phone: "+919840999999" });
  const lost = await desk.anita.confirm(proposed);
  expect(reasonOf(lost)).toBe("slot-taken");
  expect(spoken(lost)).toMatch(/^I'm sorry, that time was just taken\. I have /);
  expect(offers(lost)).toContain("tomorrow at 3 PM with Kavitha");
});

test("a slot lost for another reason is not said to be taken", async () => {
  const policies = { ...sampleDesk.policies, minimumNoticeMinutes: 0 };
  await using desk = await openTools({
    desk: { ...sampleDesk, policies },
    now: "2026-11-23T10:57",
  });
  const late = await desk.anita.book({ stylist: "Priya", when: "today at 11" });
  await desk.salon.clock.advance(4 * 60_000);
  expect(spoken(await desk.anita.confirm(late))).toMatch(
    /^I'm sorry, that time has just gone by\./,
  );
  const gone = await desk.anita.book({ stylist: "Priya", when: "tomorrow at 3 pm" });
  await desk.salon.database.write((writer) =>
    writer.updateTable("services").set({ offered: 0 }).where("name", "=", "haircut").execute(),
  );
  expect(spoken(await desk.anita.confirm(gone))).toBe(
    "I'm sorry, that time can't be had any more. Would another day or time suit you?",
  );
});

test("several services are booked as one visit with one stylist", async () => {
  await using desk = await openTools();
  const result = await desk.anita.book({ service: "a haircut and a beard trim" });
  expect(spoken(result)).toBe(
    "A haircut and a beard trim with Arjun tomorrow at 3 PM, for Anita. It's 600 rupees and 50 paise. Shall I book it?",
  );
  await desk.anita.confirm(result);
  expect(await listAppointments(desk.salon.owner)).toMatchObject([
    { services: ["haircut", "beard trim"], end: "2026-11-24T16:15:00+05:30" },
  ]);
});

test("a spoken number and a name without capitals are written as they should be", async () => {
  await using desk = await openTools();
  const proposed = await desk.ring().book({
    customer_name: "anita o'neill-kumar",
    phone: "nine eight four oh one, double two three four five",
  });
  expect(spoken(proposed)).toContain("for Anita O'Neill-Kumar.");
  await desk.anita.confirm(proposed).catch(() => undefined);
  const rows = await desk.salon.database.read.selectFrom("proposals").select("payload").execute();
  expect(rows[0]?.payload).toContain("+919840122345");
});

test("a caller whose number is withheld is asked for one", async () => {
  await using desk = await openTools();
  expect(reasonOf(await desk.ring().book({ phone: "caller" }))).toBe("bad-phone");
});

test("a desk without stylists for it says so instead of offering anything", async () => {
  const nobody = { ...sampleDesk, stylists: sampleDesk.stylists.slice(2) };
  await using desk = await openTools({ desk: nobody });
  const result = await desk.anita.book({ service: "facial" });
  expect(reasonOf(result)).toBe("stylist-cannot");
  expect(offers(result)).toEqual([]);
});

test("offers on several days each name their day", async () => {
  await using desk = await openTools();
  const result = await desk.anita.book({ when: "on sunday at 3 pm", stylist: "Priya" });
  expect(spoken(result)).toBe(
    "Priya isn't available at 3 PM on Sunday. I have 6:15 PM with Priya on Saturday, 10 AM with Priya on Monday the 30th of November, or 3 PM with Kavitha on Sunday. Which would you like?",
  );
});

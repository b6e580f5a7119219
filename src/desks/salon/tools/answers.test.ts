import { expect, test } from "vitest";
import { sampleDesk } from "../../../actions/testing/sample-desk.ts";
import { openTools, reasonOf, spoken } from "./testing/tool-caller.ts";

test("the list names every service", async () => {
  await using desk = await openTools();
  const result = await desk.anita.run("list_services");
  expect(spoken(result)).toBe("We do haircut, hair colour, beard trim and facial.");
  expect(result).toMatchObject({
    data: {
      services: [{ name: "haircut", minutes: 45, priceMinor: 40_000, currency: "INR" }, {}, {}, {}],
    },
  });
});

test.each([
  ["haircut", "A haircut takes 45 minutes and costs 400 rupees. A wash, a cut and a blow-dry."],
  ["hair cut", "A haircut takes 45 minutes and costs 400 rupees. A wash, a cut and a blow-dry."],
  ["how much are facials", "A facial takes an hour and costs 1200 rupees."],
  ["trim my beard", "A beard trim takes 30 minutes and costs 200 rupees and 50 paise."],
  ["colouring", "A hair colour takes an hour and 45 minutes and costs 2500 rupees."],
])("asked about %s, it says: %s", async (service, said) => {
  await using desk = await openTools();
  expect(spoken(await desk.anita.run("get_service_info", { service }))).toBe(said);
});

test("with somebody who takes another time or price it says theirs, and with anyone from the least to the most", async () => {
  const { stylists } = sampleDesk;
  const own = [
    {
      serviceId: "haircut",
      phases: [{ kind: "working", minutes: 60 }],
      priceMinor: 55_000,
    },
  ] as const;
  const desk = {
    ...sampleDesk,
    stylists: stylists.map((one) =>
      one.id === "priya" ? Object.assign({}, one, { ownServices: own }) : one,
    ),
  };
  await using salon = await openTools({ desk });
  const ask = async (stylist?: string) =>
    spoken(
      await salon.anita.run("get_service_info", {
        service: "haircut",
        ...(stylist && { stylist }),
      }),
    );
  expect(await ask("Priya")).toMatch(/^A haircut with Priya takes an hour and costs 550 rupees\./u);
  expect(await ask("Arjun")).toMatch(
    /^A haircut with Arjun takes 45 minutes and costs 400 rupees\./u,
  );
  expect(await ask()).toMatch(
    /^A haircut takes 45 minutes to an hour and costs 400 rupees to 550 rupees, depending on who does it\./u,
  );
});

test("somebody who doesn't do it is not priced", async () => {
  await using desk = await openTools();
  const info = await desk.anita.run("get_service_info", { service: "facial", stylist: "Priya" });
  expect(spoken(info)).toBe("Priya doesn't do the facial, but Kavitha can.");
});

test("a question is answered in the owner's words, and an unknown one honestly", async () => {
  await using desk = await openTools();
  const parking = await desk.anita.run("get_faq", { question: "is there parking" });
  expect(spoken(parking)).toBe("Yes, there's free parking behind the salon.");
  const unknown = await desk.anita.run("get_faq", { question: "do you sell shampoo" });
  expect(reasonOf(unknown)).toBe("unknown-question");
});

test("a stylist's free stretches leave out breaks and what is booked", async () => {
  await using desk = await openTools();
  await desk.salon.book("2026-11-24T16:00");
  const result = await desk.anita.run("check_availability", { stylist: "priya", date: "tomorrow" });
  expect(spoken(result)).toBe(
    "Tomorrow, Priya can start from 10 AM to 12:15 PM, from 2 PM to 3:15 PM or from 4:45 PM to 6:15 PM.",
  );
  const off = await desk.anita.run("check_availability", { stylist: "priya", date: "sunday" });
  expect(reasonOf(off)).toBe("not-working");
  expect(spoken(off)).toMatch(/^Priya isn't in on Sunday the 29th of November\. I have /);
});

test("free times are spread over the day, at round times", async () => {
  await using desk = await openTools();
  const result = await desk.anita.run("get_available_slots", {
    service: "haircut",
    when: "tomorrow",
    stylist: "Priya",
  });
  expect(spoken(result)).toBe("Tomorrow I have 10 AM, 2 PM or 4 PM with Priya.");
});

test("without a day the next two days are offered, after five as it was said", async () => {
  await using desk = await openTools();
  const soon = await desk.anita.run("get_available_slots", { service: "haircut" });
  expect(spoken(soon)).toMatch(/today.*tomorrow\.$/);
  const evening = await desk.anita.run("get_available_slots", {
    service: "facial",
    when: "thursday after five",
  });
  expect(spoken(evening)).toMatch(/^On Thursday I have [567]\S* ?PM/);
});

test("the very time that was asked for is confirmed when it is free, and replaced when it isn't", async () => {
  await using desk = await openTools();
  const wish = { service: "haircut", when: "tomorrow at 3 pm", stylist: "Priya" };
  expect(spoken(await desk.anita.run("get_available_slots", wish))).toBe(
    "Yes, I have 3 PM with Priya tomorrow.",
  );
  await desk.salon.book("2026-11-24T15:00");
  expect(reasonOf(await desk.anita.run("get_available_slots", wish))).toBe("slot-taken");
});

test("a day of anyone's is asked back whose", async () => {
  await using desk = await openTools();
  const asked = await desk.anita.run("check_availability", { stylist: "anyone", date: "tomorrow" });
  expect(spoken(asked)).toBe("Whose day shall I look at: Priya, Kavitha or Arjun?");
});

test("a caller who wants a person is put through, with a word to whoever picks up", async () => {
  await using desk = await openTools();
  expect(await desk.anita.run("transfer_to_human", { reason: "a complaint" })).toEqual({
    status: "ending",
    ending: { how: "transfer", to: "+914428150000", whisper: "GlamDesk, a caller: a complaint." },
    speakable: "I'll put you through to somebody now. One moment, please.",
  });
});

test("where nobody can take the call, they are asked to call back, once", async () => {
  const { transferTo: _, ...alone } = sampleDesk;
  await using desk = await openTools({ desk: alone });
  const said = "Nobody can come to the phone right now. I've asked them to call you back.";
  expect(spoken(await desk.anita.run("transfer_to_human"))).toBe(said);
  expect(spoken(await desk.anita.run("transfer_to_human"))).toBe(said);
  await desk.anita.run("transfer_to_human", { phone: "98409 88888" });
  const rows = await desk.salon.database.read.selectFrom("outbox").selectAll().execute();
  expect(rows.map((row) => row.kind)).toEqual(["callback"]);
  expect(rows[0]?.payload).toContain("+919840988888");
  const withheld = desk.ring();
  expect(reasonOf(await withheld.run("transfer_to_human"))).toBe("bad-phone");
  expect(spoken(await withheld.run("transfer_to_human", { phone: "98409 99999" }))).toBe(said);
});

test("the goodbye names the salon", async () => {
  await using desk = await openTools();
  expect(await desk.anita.run("end_call")).toEqual({
    status: "ending",
    ending: { how: "hang-up" },
    speakable: "Thanks for calling GlamDesk. Goodbye!",
  });
});

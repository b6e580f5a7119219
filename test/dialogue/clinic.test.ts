import { describe, expect, test } from "vitest";
import { Talk } from "./talk.ts";
import { conversation } from "./scenario.ts";

type Salon = Talk["salon"];

const CLINIC = { deskFile: "desks/clinic.yaml" };
const SAM = "+13125550177";
const NEW = { ...CLINIC, from: SAM };

/** Sam Lee has been with Dr Chen before and has a follow-up with her today at 3 PM. */
const known = { ...NEW, before: samIsKnown };
const HIS = `follow-up visit with Dr Chen 2026-11-23T15:00 for Sam Lee ${SAM}`;

async function samIsKnown(salon: Salon): Promise<void> {
  await seen(salon, "2026-11-23T15:00", "follow-up", "chen");
}

async function seen(salon: Salon, at: string, service: string, stylist: string): Promise<string> {
  return await salon.book(at, { service, stylist, name: "Sam Lee", phone: SAM });
}

describe("a question to a clinic", () => {
  conversation(
    "is answered, and is no wish to be booked",
    NEW,
    [
      ["what do you charge for a flu shot", "a flu shot 35"],
      ["how much is a flu shot", "a flu shot 35"],
      ["how much does an office visit cost", "120 dollars"],
      ["who are your doctors", "Dr Chen and Dr Patel are our family doctors"],
      ["which doctors do you have", "Dr Okafor is our dermatologist"],
      ["can i talk to a nurse", /put you through/u],
    ],
    [],
  );
});

describe("booking at a clinic", () => {
  conversation(
    "names reason, provider, day and time before anything is written; a first visit takes longer",
    NEW,
    [
      ["i'd like to see dr chen tomorrow at ten", "What's the visit for?"],
      ["a sore throat", "Have you been to us before?"],
      ["no, it's my first time", "What's the patient's full name?"],
      ["sam lee", "ending 0177"],
      ["yes", "A new patient visit with Dr Chen tomorrow at 10 AM, for Sam Lee. Shall I book it?"],
      ["yes please", "You're booked: new patient visit with Dr Chen, tomorrow at 10 AM."],
    ],
    [`new patient visit with Dr Chen 2026-11-24T10:00 for Sam Lee ${SAM}`],
  );
  conversation(
    "asks somebody it knows by their number neither who they are nor whether they have been here",
    known,
    [
      [
        "can i get a flu shot on wednesday at nine with nurse alvarez",
        "A flu shot with Nurse Alvarez on Wednesday the 25th of November at 9 AM, for Sam Lee.",
      ],
      ["yes", "You're booked"],
    ],
    [HIS, `flu shot with Nurse Alvarez 2026-11-25T09:00 for Sam Lee ${SAM}`],
  );
  conversation(
    "finds the one who is that kind of doctor",
    known,
    [
      ["i need to see a dermatologist about a mole", "What day and time would you like?"],
      [
        "tomorrow at eleven",
        "A skin check with Dr Okafor tomorrow at 11 AM, our time, for Sam Lee.",
      ],
      ["yes", "You're booked"],
    ],
    [HIS, `skin check with Dr Okafor 2026-11-24T11:00 for Sam Lee ${SAM}`],
  );
  conversation(
    "takes any of several who are that kind of doctor, and nobody else",
    {
      ...known,
      before: async (salon: Salon) => {
        await samIsKnown(salon);
        await salon.book("2026-11-25T09:00", {
          service: "physical",
          stylist: "chen",
          name: "Ann",
          phone: "+13125550100",
        });
      },
    },
    [
      [
        "a physical with a family doctor on wednesday at nine",
        "An annual physical with Dr Patel on Wednesday the 25th of November at 9 AM",
      ],
      ["yes", "You're booked"],
    ],
    [
      HIS,
      "annual physical with Dr Chen 2026-11-25T09:00 for Ann +13125550100",
      `annual physical with Dr Patel 2026-11-25T09:00 for Sam Lee ${SAM}`,
    ],
  );
  conversation(
    "knows whom the caller means by their doctor",
    known,
    [
      [
        "i'd like a physical with my doctor on wednesday at nine",
        "An annual physical with Dr Chen on Wednesday the 25th of November at 9 AM",
      ],
      ["yes", "You're booked"],
    ],
    [HIS, `annual physical with Dr Chen 2026-11-25T09:00 for Sam Lee ${SAM}`],
  );
  conversation(
    "asks which doctor is theirs when nobody knows",
    NEW,
    [
      ["a flu shot with my doctor tomorrow at nine", "Have you been to us before?"],
      ["yes", "Who would you like to see: Dr Chen, Dr Patel, Dr Okafor or Nurse Alvarez?"],
      ["doctor chen", "What's the patient's full name?"],
    ],
    [],
  );
  conversation(
    "offers what is near when the time is taken",
    {
      ...known,
      before: async (salon: Salon) => {
        await samIsKnown(salon);
        await salon.book("2026-11-25T09:00", {
          service: "physical",
          stylist: "chen",
          name: "Ann",
          phone: "+13125550100",
        });
      },
    },
    [
      [
        "a physical with dr chen on wednesday at nine",
        /Dr Chen's taken at 9 AM .* I have .*with Dr Chen/u,
      ],
      [
        "the second one",
        /An annual physical with Dr (?:Chen|Patel) on Wednesday .*Shall I book it\?/u,
      ],
      ["no", "What would you like to change?"],
    ],
    [HIS, "annual physical with Dr Chen 2026-11-25T09:00 for Ann +13125550100"],
  );
  conversation(
    "says who does what they came for",
    known,
    [
      [
        "a blood test with dr okafor tomorrow at nine",
        "I'm afraid Dr Okafor doesn't do the blood test.",
      ],
    ],
    [HIS],
  );
  conversation(
    "takes a number when the caller's own is withheld",
    CLINIC,
    [
      ["i'd like a physical with dr patel on wednesday at 9", "Have you been to us before?"],
      ["yes i have", "What's the patient's full name?"],
      ["sam lee", "What's the best number to reach you on?"],
      ["312 555 0177", "Your number is 312 555 0177. Shall I book it?"],
      ["yes", "You're booked"],
    ],
    [`annual physical with Dr Patel 2026-11-25T09:00 for Sam Lee ${SAM}`],
  );

  test("what no reason says is kept as a note, in the patient's words", async () => {
    await using talk = await Talk.ring(known);
    await talk.say("i'd like to book an appointment");
    await talk.say("my left elbow is swollen");
    await talk.say("tomorrow at nine");
    await talk.say("yes");
    const notes = await talk.salon.database.read
      .selectFrom("visits")
      .select("note")
      .where("note", "is not", null)
      .execute();
    expect(notes).toEqual([{ note: "my left elbow is swollen" }]);
    expect(await talk.book()).toContain(
      `office visit with Dr Chen 2026-11-24T09:00 for Sam Lee ${SAM}`,
    );
  });
});

describe("an appointment at a clinic", () => {
  conversation(
    "is confirmed once it was read back and the patient says so",
    known,
    [
      [
        "i'm calling to confirm my appointment",
        "That's your follow-up visit with Dr Chen today at 3 PM. Will you be there?",
      ],
      ["yes", "Thank you. Your follow-up visit today at 3 PM with Dr Chen is confirmed."],
      ["no that's all", "Goodbye!"],
    ],
    [HIS],
  );
  conversation(
    "is moved with the same provider",
    known,
    [
      [
        "can i move my appointment to wednesday at ten",
        "I'll move your follow-up visit today at 3 PM to Wednesday the 25th of November at 10 AM, with Dr Chen.",
      ],
      ["yes", "Done."],
    ],
    [`follow-up visit with Dr Chen 2026-11-25T10:00 for Sam Lee ${SAM}`],
  );
  conversation(
    "is moved to another provider by what they are",
    known,
    [
      [
        "reschedule my appointment to tomorrow at ten with the skin doctor",
        "with Dr Okafor. Is that right?",
      ],
      ["yes", "Done."],
    ],
    [`follow-up visit with Dr Okafor 2026-11-24T10:00 for Sam Lee ${SAM}`],
  );
  conversation(
    "is cancelled",
    known,
    [
      [
        "i need to cancel my appointment",
        "That's your follow-up visit with Dr Chen today at 3 PM. Shall I cancel it?",
      ],
      ["yes", "is cancelled"],
    ],
    [],
  );
  conversation(
    "is told",
    known,
    [["when is my appointment", "You have a follow-up visit with Dr Chen today at 3 PM."]],
    [HIS],
  );

  test("is noted as confirmed in the book, by whom", async () => {
    await using talk = await Talk.ring(known);
    await talk.say("confirm my appointment");
    const before = await confirmed(talk.salon);
    await talk.say("yes");
    expect(before).toEqual([null]);
    expect(await confirmed(talk.salon)).toEqual([talk.salon.clock.nowMs()]);
  });
});

describe("a provider in another zone", () => {
  conversation(
    "is booked by the clinic's clock: ten in New York is nine in Chicago",
    known,
    [
      [
        "is doctor okafor free tomorrow",
        /^tool: check_availability ok\ndesk: Tomorrow I have 9 AM, .* with Dr Okafor/u,
      ],
      ["nine", "What's the visit for?"],
      [
        "a telehealth visit",
        "A telehealth visit with Dr Okafor tomorrow at 9 AM, our time, for Sam Lee.",
      ],
      ["yes", "You're booked"],
    ],
    [HIS, `telehealth visit with Dr Okafor 2026-11-24T09:00 for Sam Lee ${SAM}`],
  );
  conversation(
    "isn't there before their day begins, nor after it ends",
    known,
    [
      ["a skin check tomorrow at 8:30", "I have 9 AM"],
      ["three thirty p m", /(?:2:30|2:15|2) ?PM/u],
    ],
    [HIS],
  );
});

test("a clinic's questions are answered between two steps of a booking", async () => {
  await using talk = await Talk.ring(known);
  expect(await talk.say("a physical on wednesday please")).toContain("What time");
  expect(await talk.say("do you take medicare")).toContain("Medicare");
  expect(await talk.say("can i get a refill")).toContain("pharmacy");
});

async function confirmed(salon: Salon): Promise<readonly (number | null)[]> {
  const rows = await salon.database.read.selectFrom("visits").select("confirmed_at_ms").execute();
  return rows.map((row) => row.confirmed_at_ms);
}

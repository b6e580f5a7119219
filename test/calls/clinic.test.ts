import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PhoneCaller } from "../support/phone-caller.ts";
import { PhoneDesk } from "../support/phone-desk.ts";
import { SharedSpeech } from "../support/shared-speech.ts";

const SAM = "+13125550177";
const CLINIC = "desks/clinic.yaml";

let speech: SharedSpeech;
beforeAll(() => {
  speech = new SharedSpeech();
});
afterAll(() => speech[Symbol.asyncDispose]());

test("a new patient books a physical by voice", async () => {
  await using desk = await PhoneDesk.open(speech, undefined, CLINIC);
  const caller = await PhoneCaller.ring(desk, speech, { from: SAM });
  expect(await caller.answer()).toContain("Lakeside Family Clinic");
  expect(await caller.ask("i'd like a physical with doctor chen tomorrow at ten")).toContain(
    "Have you been to us before?",
  );
  expect(await caller.ask("no")).toContain("full name");
  expect(await caller.ask("my name is david")).toContain("ending 0177");
  expect(await caller.ask("yes")).toContain(
    "An annual physical with Dr Chen tomorrow at 10 AM, for David.",
  );
  expect(await caller.ask("yes please")).toContain("You're booked");
  const booked = await desk.appointments();
  expect(
    booked.map(({ services, stylist, start }) => [services, stylist, start.slice(0, 16)]),
  ).toEqual([[["annual physical"], "Dr Chen", "2026-11-24T10:00"]]);
  caller.call.hangUp();
  await caller.ending();
});

describe("words that can't wait, spoken", () => {
  test.each(["slt", "rms", "awb", "kal16"])(
    "are heard in the middle of a booking, as %s",
    async (voice) => {
      await using desk = await PhoneDesk.open(speech, undefined, CLINIC);
      const caller = await PhoneCaller.ring(desk, speech, { from: SAM });
      await caller.answer();
      await caller.ask("i'd like to book an appointment", voice);
      await caller.say("i have chest pain", voice);
      await desk.until(heardEmergency(desk));
      const ending = await caller.ending();
      expect(ending).toMatchObject({
        dialled: "+13125550123",
        whisper:
          "Lakeside Family Clinic, urgent: the caller may need help now. To take the call, press 1.",
      });
      expect(await desk.appointments()).toEqual([]);
    },
  );
});

async function heardEmergency(desk: PhoneDesk): Promise<void> {
  const isIt = () =>
    desk.events.some(
      (event) => event.type === "receptionist-says" && event.text.includes("hang up and call 911"),
    );
  if (isIt()) return;
  await new Promise<void>((resolve) => {
    desk.feed.subscribe(() => {
      if (isIt()) resolve();
    });
  });
}

import { afterAll, beforeAll, expect, test } from "vitest";
import { joinWaitingList } from "../../src/actions/waiting/join-waiting-list.ts";
import { commitCancellation } from "../../src/actions/booking/commit-cancellation.ts";
import { proposeAbout } from "../../src/actions/booking/propose-about.ts";
import type { Salon } from "../../src/actions/testing/open-salon.ts";
import { PhoneCaller, STRANGER } from "../support/phone-caller.ts";
import { PhoneDesk } from "../support/phone-desk.ts";
import { SharedSpeech } from "../support/shared-speech.ts";

let speech: SharedSpeech;
beforeAll(() => {
  speech = new SharedSpeech();
});
afterAll(() => speech[Symbol.asyncDispose]());

async function codeOf({ database }: Salon): Promise<string> {
  const { payload } = await database.read
    .selectFrom("outbox")
    .select("payload")
    .where("kind", "=", "verification-code")
    .executeTakeFirstOrThrow();
  return String(JSON.parse(payload).code);
}

/** Priya's afternoon is Anita's. */
async function anitaIsBooked(salon: Salon): Promise<string> {
  return await salon.book("2026-11-24T15:00");
}

test.each(["rms", "kal16"])(
  "an appointment under another number is cancelled once its code was keyed in, as %s",
  async (voice) => {
    await using desk = await PhoneDesk.open(speech, anitaIsBooked);
    const caller = await PhoneCaller.ring(desk, speech);
    await caller.answer();
    expect(await caller.ask("i'd like to cancel my appointment", voice)).toContain(
      "another number",
    );
    const number = "nine eight four oh one, two three four five six";
    expect(await caller.ask(number, voice)).toContain("six digits");
    for (const digit of await codeOf(desk.salon)) caller.call.press(digit);
    caller.call.press("#");
    await caller.pass(2000);
    expect(await caller.answer()).toContain("Shall I cancel it?");
    expect(await caller.ask("yes", voice)).toContain("is cancelled");
    expect(await desk.appointments()).toMatchObject([{ status: "cancelled" }]);
  },
);

test("whoever a place is held for hears of it when they ring, and takes it with two words", async () => {
  await using desk = await PhoneDesk.open(speech, async (salon) => {
    const appointmentId = await anitaIsBooked(salon);
    await joinWaitingList(salon.caller(STRANGER), {
      serviceIds: [`${salon.deskId}/haircut`],
      fromMs: salon.at("2026-11-24T00:00"),
      untilMs: salon.at("2026-11-25T00:00"),
      customerName: "David",
      phone: STRANGER,
    });
    const proposed = await proposeAbout(salon.owner, "cancel", { appointmentId });
    if (proposed.ok) await commitCancellation(salon.owner, proposed);
  });
  const caller = await PhoneCaller.ring(desk, speech);
  expect(await caller.answer()).toContain("Would you like it?");
  expect(await caller.ask("yes please")).toContain("for David. Shall I book it?");
  expect(await caller.ask("yes")).toContain("You're booked");
});

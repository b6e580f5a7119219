import { expect, test } from "vitest";
import { checkVerification } from "./check-verification.ts";
import { lookupAppointments } from "../booking/lookup-appointments.ts";
import { proposeAbout } from "../booking/propose-about.ts";
import { sendVerification } from "./send-verification.ts";
import { ANITA, openSalon, type Salon } from "../testing/open-salon.ts";

const STRANGER = "+919840777777";
const NOBODY = "+919840555555";

/** The codes in the outbox for this number, oldest first. */
async function codesFor({ database }: Salon, phone: string): Promise<readonly string[]> {
  const rows = await database.read
    .selectFrom("outbox")
    .select("payload")
    .where("kind", "=", "verification-code")
    .where("recipient", "=", phone)
    .orderBy("created_at_ms")
    .execute();
  return rows.map(({ payload }) => String(JSON.parse(payload).code));
}

/** A code that is not this one. */
function otherThan(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

test("a code told back from a withheld number opens the appointments at the number it went to", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  const caller = salon.caller();
  expect(await lookupAppointments(caller)).toEqual({ ok: false, reason: "none-found" });
  expect(await sendVerification(caller, { phone: ANITA })).toEqual({ ok: true });
  const [code = ""] = await codesFor(salon, ANITA);
  expect(code).toMatch(/^\d{6}$/);
  expect(await checkVerification(caller, { code })).toEqual({
    ok: true,
    phone: ANITA,
    name: "Anita",
  });
  expect(await lookupAppointments(caller)).toMatchObject({ ok: true, appointments: [{}] });
});

test("what a code opened stays closed in every other call", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  const caller = salon.caller();
  await sendVerification(caller, { phone: ANITA });
  const [code = ""] = await codesFor(salon, ANITA);
  const other = salon.caller();
  expect(await checkVerification(other, { code })).toEqual({ ok: false, reason: "no-code" });
  await checkVerification(caller, { code });
  expect(await lookupAppointments(other)).toEqual({ ok: false, reason: "none-found" });
});

test("an appointment can be changed once its number is verified, and not before", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  const caller = salon.caller(STRANGER);
  const cancel = () => proposeAbout(caller, "cancel", { appointmentId });
  expect(await cancel()).toMatchObject({ ok: false, reason: "none-found" });
  await sendVerification(caller, { phone: ANITA });
  expect(await cancel()).toMatchObject({ ok: false, reason: "none-found" });
  const [code = ""] = await codesFor(salon, ANITA);
  await checkVerification(caller, { code });
  expect(await cancel()).toMatchObject({ ok: true });
});

test("a code has three tries, and the right digits don't help after them", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  const caller = salon.caller();
  await sendVerification(caller, { phone: ANITA });
  const [code = ""] = await codesFor(salon, ANITA);
  const wrong = { code: otherThan(code) };
  expect(await checkVerification(caller, wrong)).toEqual({ ok: false, reason: "wrong-code" });
  expect(await checkVerification(caller, wrong)).toEqual({ ok: false, reason: "wrong-code" });
  expect(await checkVerification(caller, wrong)).toEqual({ ok: false, reason: "no-code" });
  expect(await checkVerification(caller, { code })).toEqual({ ok: false, reason: "no-code" });
});

test("guesses made at once have three tries together", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  const caller = salon.caller();
  await sendVerification(caller, { phone: ANITA });
  const [code = ""] = await codesFor(salon, ANITA);
  await Promise.all(
    Array.from({ length: 9 }, () => checkVerification(caller, { code: otherThan(code) })),
  );
  expect(await checkVerification(caller, { code })).toEqual({ ok: false, reason: "no-code" });
});

test("a code lapses after ten minutes", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  const caller = salon.caller();
  await sendVerification(caller, { phone: ANITA });
  const [code = ""] = await codesFor(salon, ANITA);
  await salon.clock.advance(10 * 60_000);
  expect(await checkVerification(caller, { code })).toEqual({ ok: false, reason: "no-code" });
});

test("only the last code counts, and a code counts once", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  const caller = salon.caller();
  await sendVerification(caller, { phone: ANITA });
  await salon.clock.advance(1000);
  await sendVerification(caller, { phone: ANITA });
  const [first = "", second = ""] = await codesFor(salon, ANITA);
  const earlier = first === second ? otherThan(second) : first;
  expect(await checkVerification(caller, { code: earlier })).toMatchObject({ ok: false });
  expect(await checkVerification(caller, { code: second })).toMatchObject({ ok: true });
  expect(await checkVerification(caller, { code: second })).toMatchObject({ ok: false });
});

test("a call gets three codes an hour, and so does a number from whichever calls", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  const caller = salon.caller();
  for (const phone of [ANITA, NOBODY, ANITA])
    expect(await sendVerification(caller, { phone })).toEqual({ ok: true });
  expect(await sendVerification(caller, { phone: STRANGER })).toEqual({
    ok: false,
    reason: "too-many",
  });
  expect(await sendVerification(salon.caller(), { phone: ANITA })).toEqual({ ok: true });
  expect(await sendVerification(salon.caller(), { phone: ANITA })).toEqual({
    ok: false,
    reason: "too-many",
  });
  expect(await codesFor(salon, ANITA)).toHaveLength(3);
  await salon.clock.advance(60 * 60_000);
  expect(await sendVerification(salon.caller(), { phone: ANITA })).toEqual({ ok: true });
});

test("nothing is ever sent to a number that nobody is on file at", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  await sendVerification(salon.caller(), { phone: NOBODY });
  expect(await codesFor(salon, NOBODY)).toEqual([]);
});

test("neither the code nor anything it could be read from quickly is kept with what is asked", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00");
  await sendVerification(salon.caller(), { phone: ANITA });
  const [code = ""] = await codesFor(salon, ANITA);
  const rows = await salon.database.read.selectFrom("verifications").selectAll().execute();
  expect(rows).toHaveLength(1);
  expect(rows[0]?.code_hash).toMatch(/^[\da-f]{32}:[\da-f]{64}$/);
  expect(rows[0]?.code_hash).not.toContain(code);
});

test("every answer is the same, byte for byte, whether the number is on file or not", async () => {
  await using salon = await openSalon();
  const appointmentId = await salon.book("2026-11-24T15:00");
  const askAll = async (phone: string, appointment: string) => {
    const caller = salon.caller(STRANGER);
    const codes = await codesFor(salon, ANITA);
    const answers = [
      await lookupAppointments(caller, { phone }),
      await proposeAbout(caller, "cancel", { appointmentId: appointment }),
      await checkVerification(caller, { code: "123456" }),
      await sendVerification(caller, { phone }),
    ];
    const [code = "000000"] = (await codesFor(salon, ANITA)).slice(codes.length);
    for (const wrong of ["", "12", "not a code", otherThan(code), code])
      answers.push(await checkVerification(caller, { code: wrong === code ? "x" : wrong }));
    answers.push(await sendVerification(caller, { phone }));
    answers.push(await sendVerification(caller, { phone }));
    answers.push(await sendVerification(caller, { phone }));
    answers.push(await lookupAppointments(caller, { phone }));
    return JSON.stringify(answers);
  };
  expect(await askAll(ANITA, appointmentId)).toBe(await askAll(NOBODY, "visit_of_nobody"));
});

test("a booking under somebody else's number tells its caller nothing more of them", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00", { name: "Anita Kumar" });
  const stranger = salon.caller(STRANGER);
  await salon.book("2026-11-25T15:00", { as: stranger, name: "Anita", phone: ANITA });
  const found = await lookupAppointments(stranger);
  expect(found).toMatchObject({
    ok: true,
    appointments: [{ customer: { name: "Anita", phone: ANITA } }],
  });
  expect(JSON.stringify(found)).not.toContain("Kumar");
  const own = await lookupAppointments(salon.caller(ANITA));
  expect(own.ok && own.appointments.map(({ customer }) => customer.name)).toEqual([
    "Anita Kumar",
    "Anita Kumar",
  ]);
});

test("somebody's booking under a longer name doesn't rename whoever is on file", async () => {
  await using salon = await openSalon();
  await salon.book("2026-11-24T15:00", { as: salon.caller(ANITA) });
  await salon.book("2026-11-25T15:00", { as: salon.caller(STRANGER), name: "Anita Impostor" });
  const own = await lookupAppointments(salon.caller(ANITA));
  expect(own.ok && own.appointments.map(({ customer }) => customer.name)).toEqual([
    "Anita",
    "Anita",
  ]);
});

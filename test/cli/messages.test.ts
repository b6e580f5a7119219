import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { Installation, type Ended } from "./support/frontdesk.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await Installation.open();
  await book("Anita", "98401 23456", "haircut", "10:00");
  await book("Ravi", "98401 99999", "beard trim", "11:00");
});
afterAll(async () => await installation[Symbol.asyncDispose]());

const NO_CARRIER =
  "No telephone account is set up, so nothing leaves this machine; see TWILIO_ACCOUNT_SID in .env.example.\n";

/** Six days from now, so that every reminder lies ahead. */
function day(ahead: number): string {
  return new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
}

async function book(name: string, phone: string, service: string, time: string): Promise<void> {
  const when = ["--when", `${day(6)} ${time}`];
  const who = ["--customer", name, "--phone", phone, "--service", service];
  const { code, errors } = await installation.run(["appointments", "add", ...who, ...when]);
  if (code !== 0) throw new Error(errors);
}

function read({ output }: Ended): readonly z.infer<typeof shown>[number][] {
  return shown.parse(JSON.parse(output));
}

/** What a program may rely on. */
const shown = z.array(
  z.strictObject({
    id: z.string(),
    at: z.iso.datetime({ offset: true }),
    kind: z.string(),
    channel: z.string(),
    to: z.string().nullable(),
    text: z.string().nullable(),
    status: z.string(),
    reason: z.string().nullable(),
    outcome: z.string().nullable(),
    appointment: z.string().nullable(),
  }),
);

test("a dry run lists what would go out, when, to whom and with which words, and sends nothing", async () => {
  const words = ["remind", "--dry-run", "--until", day(7)];
  const listed = await installation.run(words);
  expect(listed).toMatchObject({ code: 0, errors: NO_CARRIER });
  expect(listed.output).toContain(`${day(5)} 10:00  sms  +919840123456  reminder-message  `);
  expect(listed.output).toContain("Hi Anita, a reminder: your haircut with ");
  expect(listed.output).toContain(`${day(6)} 10:00  call  +919840199999  reminder-call  `);
  const kinds = read(await installation.run([...words, "--json"])).map(({ kind, to }) => [
    to,
    kind,
  ]);
  expect(kinds.filter(([to]) => to === "+919840123456").map(([, kind]) => kind)).toEqual([
    "booking-confirmation",
    "reminder-message",
    "reminder-call",
    "follow-up-message",
  ]);
  const soon = read(await installation.run(["remind", "--dry-run", "--json"]));
  expect(new Set(soon.map(({ kind }) => kind))).toEqual(new Set(["booking-confirmation"]));
});

test("without a telephone account, what would have been said can be read", async () => {
  const before = await installation.run(["messages", "--json"]);
  expect(read(before).map(({ status }) => status)).toEqual(["waiting", "waiting"]);
  const sent = await installation.run(["remind"]);
  expect(sent).toMatchObject({ code: 0, errors: NO_CARRIER });
  expect(sent.output.match(/not sent: no carrier/gu)).toHaveLength(2);
  expect((await installation.run(["remind"])).output).toBe("Nothing is due.\n");
  const after = read(await installation.run(["messages", "--json"]));
  expect(after).toMatchObject([
    { kind: "booking-confirmation", status: "skipped", reason: "no carrier" },
    { kind: "booking-confirmation", status: "skipped", reason: "no carrier" },
  ]);
  expect(after.map(({ text }) => text).join(" ")).toContain("Hi Ravi, your beard trim");
  const waiting = read(await installation.run(["messages", "--waiting", "--json"]));
  expect(waiting).toHaveLength(6);
  expect((await installation.run(["messages", "--failed"])).output).toBe("There are none.\n");
});

test.for([
  [["remind", "now"], '"now" can\'t be used here'],
  [["remind", "--until", "2026-12-01"], "--until goes with --dry-run"],
  [["remind", "--dry-run", "--until", "2026-02-31"], "--until takes a day such as 2026-11-30"],
  [["remind", "--dry-run", "--until", "soon"], "--until takes a day such as 2026-11-30"],
  [["messages", "--most", "many"], "--most takes a number such as 20."],
  [["messages", "--sent"], "Unknown option '--sent'"],
] as const)("%j is refused in one line", async ([words, sentence]) => {
  const { code, output, errors } = await installation.run(words);
  expect({ code, output }).toEqual({ code: 2, output: "" });
  expect(errors.trim().split("\n")).toHaveLength(1);
  expect(errors).toContain(sentence);
});

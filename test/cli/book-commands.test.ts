import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Installation } from "./support/frontdesk.ts";

let installation: Installation;
beforeAll(async () => {
  installation = await Installation.open();
});
afterAll(async () => await installation[Symbol.asyncDispose]());

const BOOKING = [
  "I'd like a haircut with Priya tomorrow at four pm",
  "my name is Anita",
  "yes please",
  "yes",
  "no thanks",
].join("\n");
const NUMBER = "+91 98401 23456";

function callsIn(path: string): { id: string; outcome: string | null }[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = database.prepare("select id, outcome from calls order by started_at_ms").all();
  database.close();
  return rows.map(({ id, outcome }) => ({
    id: String(id),
    outcome: outcome === null || outcome === undefined ? null : String(outcome),
  }));
}

test("migrate makes the database, and running it again changes nothing", async () => {
  const first = await installation.run(["migrate"]);
  expect(first).toEqual({
    code: 0,
    output: `The database ${installation.databasePath} is up to date.\n`,
    errors: "",
  });
  expect(await installation.run(["migrate"])).toEqual(first);
});

test("seed adds a desk once", async () => {
  const settings = { DATABASE_URL: `sqlite:${installation.folder}/new/folder/seeded.db` };
  const again = await installation.run(["seed"], settings);
  expect(again).toMatchObject({ code: 0, errors: "" });
  expect(again.output).toMatch(
    /^Every desk in .*glamdesk\.yaml is in the database .*seeded\.db\.\n$/,
  );
  expect(await installation.run(["seed"], settings)).toEqual(again);
});

test("piped lines of chat book, and the book, the list and the log of the call agree", async () => {
  const chat = await installation.run(["chat", "--from", NUMBER], { typed: BOOKING });
  expect(chat).toMatchObject({ code: 0, errors: "" });
  const lines = chat.output.trim().split("\n");
  // Each answer is one paragraph, after what it answers.
  expect(lines.map((line) => line.split(":")[0])).toEqual([
    "Receptionist",
    ...Array.from({ length: 5 }, () => ["You", "Receptionist"]).flat(),
  ]);
  expect(lines.at(-3)).toMatch(/^Receptionist: You're booked: .*\?$/);
  expect(lines.at(-1)).toMatch(/Goodbye!$/);

  const listed = await installation.run(["appointments", "--json"]);
  expect(listed.errors).toBe("");
  const appointments: unknown = JSON.parse(listed.output);
  expect(appointments).toEqual([
    {
      id: expect.stringMatching(/^visit_/),
      customer: { name: "Anita", phone: "+919840123456" },
      services: ["haircut"],
      stylist: "Priya",
      stylists: ["Priya"],
      start: expect.stringMatching(/^\d{4}-\d\d-\d\dT16:00:00\+05:30$/),
      end: expect.stringMatching(/^\d{4}-\d\d-\d\dT16:30:00\+05:30$/),
      status: "booked",
      confirmed: false,
    },
  ]);
  const table = await installation.run(["appointments"]);
  expect(table.output).toMatch(
    /^\d{4}-\d\d-\d\d 16:00 {2}Priya {2}haircut {2}Anita {2}\+919840123456\n$/,
  );
  const none = await installation.run(["appointments", "--to", "2020-01-01"]);
  expect(none.output).toBe("Nothing is booked.\n");

  const [call] = callsIn(installation.databasePath);
  expect(call?.outcome).toBe("booked");
  const replayed = await installation.run(["replay", call?.id ?? ""]);
  expect(replayed.code).toBe(0);
  expect(replayed.output).toMatch(/\d+ events, and every effect is the same as in the call\.\n$/);
  const { callId, same, steps } = JSON.parse(
    (await installation.run(["replay", call?.id ?? "", "--json"])).output,
  );
  expect({ callId, same }).toEqual({ callId: call?.id, same: true });
  expect(steps[0]).toEqual({
    sequence: 0,
    event: expect.objectContaining({ type: "line-open" }),
    effects: expect.arrayContaining([expect.objectContaining({ type: "speak" })]),
    same: true,
  });
});

test("a log that was changed no longer replays to the same effects", async () => {
  const DATABASE_URL = `${installation.folder}/changed.db`;
  await installation.run(["chat"], { DATABASE_URL, typed: "what are your hours\n" });
  const database = new DatabaseSync(DATABASE_URL);
  database.exec("update call_events set effects_digest = 'other' where sequence = 1");
  database.close();
  const [call] = callsIn(DATABASE_URL);
  const { code, output } = await installation.run(["replay", call?.id ?? ""], { DATABASE_URL });
  expect(code).toBe(1);
  expect(output).toContain("NOT THE SAME");
});

test("where words are not kept, replay says that they were dropped", async () => {
  const settings = { DATABASE_URL: `${installation.folder}/kept.db`, KEEP_TRANSCRIPTS_DAYS: "0" };
  await installation.run(["chat"], { ...settings, typed: "what are your hours\n" });
  const [call] = callsIn(settings.DATABASE_URL);
  expect(await installation.run(["replay", call?.id ?? ""], settings)).toEqual({
    code: 1,
    output: "",
    errors:
      "frontdesk replay: the words of this call were dropped; set KEEP_TRANSCRIPTS_DAYS to keep those of later calls.\n",
  });
});

test("chat without a goodbye ends with the input", async () => {
  const { code, output } = await installation.run(["chat"], { typed: "hello\n" });
  expect(code).toBe(0);
  expect(output.trim().split("\n")).toHaveLength(3);
});

test("doctor tells of each part in a line, and the same as data", async () => {
  const { output, errors } = await installation.run(["doctor"]);
  expect(errors).toBe("");
  const parts = [
    "node",
    "database",
    "desk",
    "calendars",
    "ears",
    "brain",
    "voice",
    "speech",
    "costs",
    "pages",
    "telephone",
    "messages",
    "access",
    "privacy",
  ];
  const lines = output.trim().split("\n");
  expect(lines.map((line) => line.split(/ +/)[1])).toEqual(parts);
  expect(
    lines.filter((line) => !/^(ok|off|broken) .*\.$|^ok +(node|database|desk) /.test(line)),
  ).toEqual([]);
  const findings: { part: string; state: string }[] = JSON.parse(
    (await installation.run(["doctor", "--json"])).output,
  );
  expect(findings.map(({ part }) => part)).toEqual(parts);
  expect(findings).toContainEqual({
    part: "speech",
    state: "ok",
    detail: "The local voice speaks and the local ears understand it.",
  });
});

test("doctor says what the telephone still needs", async () => {
  const twilio = {
    TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
    TWILIO_AUTH_TOKEN: "secret",
    // Nothing listens there.
    TWILIO_API_BASE_URL: "http://127.0.0.1:9",
  };
  const { code, output } = await installation.run(["doctor"], twilio);
  expect(code).toBe(1);
  expect(output).toMatch(/^broken +telephone +Twilio can't reach this desk: set PUBLIC_ORIGIN/m);
  expect(output).toMatch(/^broken +messages +Twilio can't be reached from here/m);
});

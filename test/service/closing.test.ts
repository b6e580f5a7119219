import { readFile, writeFile } from "node:fs/promises";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import { networkExchange, placeCall } from "../../src/channels/twilio/simulator/index.ts";
import { Installation, origin, type RunningCommand } from "../cli/support/frontdesk.ts";

const SHORT_GREETING = "Hello, this is GlamDesk.";
/** What people accept between Ctrl-C and the prompt. */
const MOST_MS = 5000;
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

let installation: Installation;
beforeEach(async () => {
  installation = await Installation.open();
});
afterEach(async () => await installation[Symbol.asyncDispose]());

/** A running service that greets its callers so. */
async function serve(greeting?: string): Promise<{ service: RunningCommand; at: string }> {
  const file = `${installation.folder}/desk.yaml`;
  const yaml = await readFile(
    fileURLToPath(new URL("../../desks/glamdesk.yaml", import.meta.url)),
    "utf8",
  );
  const changed =
    greeting === undefined ? yaml : yaml.replace(/^greeting: .*/m, `greeting: ${greeting}`);
  await writeFile(file, changed);
  const service = installation.start(["serve"], { DESK_FILES: file });
  return { service, at: await origin(service) };
}

/** Rings it; settles while the greeting is being spoken. */
async function ringIntoGreeting(at: string) {
  const exchange = networkExchange({ origin: at, clock: systemClock });
  const from = "+919840012345";
  const { call, ended } = await placeCall({
    exchange,
    clock: systemClock,
    from,
    to: "+914455500100",
  });
  // The phone company's last report may find nobody: the test looks at the program.
  const hungUp = ended.catch(() => undefined);
  const speaking = Promise.withResolvers<void>();
  using _events = call.onEvent((event) => {
    if (event.type === "receptionist-started") speaking.resolve();
  });
  await speaking.promise;
  return { call, hungUp };
}

/** Sends the signal; settles with how long the program took to end, and how it ended. */
async function end(service: RunningCommand, signal: (typeof SIGNALS)[number]) {
  const startMs = performance.now();
  service.child.kill(signal);
  const ended = await service.ended;
  return { ...ended, tookMs: performance.now() - startMs };
}

function callRow() {
  const database = new DatabaseSync(installation.databasePath, { readOnly: true });
  const row = database.prepare("select outcome, ended_at_ms as endedAtMs from calls").get();
  const events = database.prepare("select event from call_events order by sequence").all();
  database.close();
  const played: { type: string; whole?: boolean }[] = events.map(({ event }) =>
    JSON.parse(String(event)),
  );
  return { ...row, greetingWasHeard: played.some(({ type, whole }) => type === "played" && whole) };
}

async function isClosed(at: string): Promise<boolean> {
  return await fetch(`${at}/health`).then(
    () => false,
    () => true,
  );
}

describe.each(SIGNALS)("%s", (signal) => {
  test("lets a call finish its sentence, then ends", async () => {
    const { service, at } = await serve(SHORT_GREETING);
    const { call, hungUp } = await ringIntoGreeting(at);
    const { code, tookMs, errors } = await end(service, signal);
    await hungUp;
    expect(tookMs).toBeLessThan(MOST_MS);
    expect(code).toBe(0);
    expect(callRow()).toMatchObject({
      outcome: "answered",
      endedAtMs: expect.any(Number),
      greetingWasHeard: true,
    });
    expect(call.warnings).toEqual([]);
    expect(await isClosed(at)).toBe(true);
    expect(errors).not.toMatch(/"level":[56]0/);
  });

  test("ends at once when nobody is on the line", async () => {
    const { service, at } = await serve();
    const { code, tookMs, errors } = await end(service, signal);
    expect(tookMs).toBeLessThan(1500);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(await isClosed(at)).toBe(true);
  });
});

test("a sentence that is too long is cut, so that the program ends in time", async () => {
  const { service, at } = await serve(
    `Hello, ${"and welcome to the very best salon in all of Chennai, ".repeat(5)}this is GlamDesk.`,
  );
  const { hungUp } = await ringIntoGreeting(at);
  const { code, tookMs } = await end(service, "SIGINT");
  await hungUp;
  expect(tookMs).toBeGreaterThan(3000);
  expect(tookMs).toBeLessThan(MOST_MS);
  expect(code).toBe(0);
  expect(callRow()).toMatchObject({ outcome: "answered", greetingWasHeard: false });
});

test("asked a second time it ends at once", async () => {
  const { service, at } = await serve();
  const { hungUp } = await ringIntoGreeting(at);
  service.child.kill("SIGINT");
  await service.printed(/(Closing)/);
  // Within half a second it would be the same press.
  await new Promise((resolve) => setTimeout(resolve, 600));
  const { code, tookMs } = await end(service, "SIGINT");
  await hungUp;
  expect(tookMs).toBeLessThan(500);
  expect(code).toBe(130);
});

test("the same press that came twice, through the terminal and through npm, counts once", async () => {
  const { service, at } = await serve(SHORT_GREETING);
  const { hungUp } = await ringIntoGreeting(at);
  service.child.kill("SIGINT");
  await service.printed(/(Closing)/);
  const { code } = await end(service, "SIGINT");
  await hungUp;
  expect(code).toBe(0);
  expect(callRow()).toMatchObject({ greetingWasHeard: true });
});

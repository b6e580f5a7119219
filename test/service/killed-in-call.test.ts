import { afterAll, describe, expect, test, vi } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import { LocalVoice } from "../../src/providers/local/index.ts";
import { customerFor } from "../../src/store/customers/customers.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { Installation, origin } from "../cli/support/frontdesk.ts";
import { createDatabase } from "../support/postgres/databases.ts";
import { startPostgresServer } from "../support/postgres/start-server.ts";
import { ProxiedCaller } from "../support/proxied-caller.ts";

const voice = new LocalVoice({ clock: systemClock });
afterAll(() => voice[Symbol.asyncDispose]());

const BOOKED_ONCE = {
  said: [
    "Sorry, we got cut off.",
    expect.stringMatching(/^A haircut with Priya on Tuesday.* at 4 PM, for Arun\.$/u),
    "It's 400 rupees.",
    "Shall I book it?",
  ],
  heldMeanwhile: [{ status: "held" }],
  visits: [{ status: "booked" }],
  calls: [{ outcome: "booked" }],
  endedBy: "caller",
  warnings: [],
};

/** What of a call is in the book. */
async function rows(url: string) {
  await using database = await openDatabase(url);
  const { read } = database;
  return {
    visits: await read.selectFrom("visits").select("status").execute(),
    calls: await read.selectFrom("calls").select("outcome").execute(),
  };
}

/** Whoever rings has been here before, so that less has to be said in real time. */
async function beenHere(url: string, phone: string): Promise<void> {
  await using database = await openDatabase(url);
  const arun = { deskId: "glamdesk", name: "Arun", phone, nowMs: systemClock.nowMs() };
  await database.write((writer) => customerFor(writer, arun));
}

/** A caller books; the server is killed in the middle of the read-back, and what `next` starts goes on. */
async function callAcrossAKill(options: {
  readonly installation: Installation;
  readonly url: string;
  readonly next: (first: string) => Promise<string>;
}) {
  const { installation, url, next } = options;
  const service = installation.start(["serve"], { DATABASE_URL: url });
  const at = await origin(service);
  using caller = new ProxiedCaller(at, voice);
  await caller.sendTo(at);
  await beenHere(url, ProxiedCaller.NUMBER);
  const { call, ended, say } = await caller.ring();
  await say("i'd like a haircut with priya on tuesday at four p m");
  await caller.isTold("says", /^It's 400 rupees/u);
  await new Promise((resolve) => setTimeout(resolve, 500));
  service.child.kill("SIGKILL");
  await service.ended;
  const before = caller.events.length;
  await caller.sendTo(await next(at));
  await caller.isTold("said", /^Shall I book it/u, before);
  const told = caller.told("says", before);
  const said = told.slice(told.indexOf("Sorry, we got cut off."));
  const { visits: heldMeanwhile } = await rows(url);
  await say("yes please");
  await caller.isTold("says", /^You're booked/u);
  call.hangUp();
  const { by: endedBy } = await ended;
  // The call's end is written once its last words were heard.
  await vi.waitFor(async () => {
    if ((await rows(url)).calls[0]?.outcome === null) throw new Error("The call is still on");
  });
  return { said, heldMeanwhile, ...(await rows(url)), endedBy, warnings: call.warnings };
}

// As in `call-command.test.ts`: a call takes time, and hardly a core.
describe.concurrent("the caller of a desk that is killed in mid-call", { timeout: 120_000 }, () => {
  test("is booked once by the same desk, started again", async () => {
    await using installation = await Installation.open();
    const url = installation.databasePath;
    const came = await callAcrossAKill({
      installation,
      url,
      next: async (first) => {
        const { port } = new URL(first);
        return await origin(installation.start(["serve"], { DATABASE_URL: url, PORT: port }));
      },
    });
    expect(came).toEqual(BOOKED_ONCE);
  });

  test("is booked once by another desk on the same PostgreSQL", async () => {
    await using server = await startPostgresServer();
    await using installation = await Installation.open();
    const url = await createDatabase(server.url, "salon");
    const came = await callAcrossAKill({
      installation,
      url,
      next: async () => await origin(installation.start(["serve"], { DATABASE_URL: url })),
    });
    expect(came).toEqual(BOOKED_ONCE);
  });
});

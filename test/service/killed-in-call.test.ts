import { afterAll, expect, test } from "vitest";
import { TELEPHONE } from "../../src/audio/format.ts";
import { systemClock } from "../../src/base/clock.ts";
import { readFeed } from "../../src/app/trial/read-feed.ts";
import { placeCall, type SimulatedCall } from "../../src/channels/twilio/simulator/index.ts";
import type { CallFeedEvent } from "../../src/ports/call-feed.ts";
import { LocalVoice } from "../../src/providers/local/index.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { Installation, origin } from "../cli/support/frontdesk.ts";
import { createDatabase } from "../support/postgres/databases.ts";
import { startPostgresServer } from "../support/postgres/start-server.ts";
import { WaitingProxy } from "../support/waiting-proxy.ts";

const voice = new LocalVoice({ clock: systemClock });
afterAll(() => voice[Symbol.asyncDispose]());

/** Somebody who rings a desk through a proxy, and what the servers behind it tell of the call. */
class Caller {
  readonly events: CallFeedEvent[] = [];
  readonly proxy: WaitingProxy;
  readonly #over = new AbortController();
  #call: SimulatedCall | undefined;

  constructor(at: string) {
    this.proxy = new WaitingProxy(at);
  }

  get call(): SimulatedCall {
    if (!this.#call) throw new Error("Nobody has rung yet");
    return this.#call;
  }

  /** Hears of calls from this server, too. */
  async follow(at: string): Promise<void> {
    const onEvent = (event: CallFeedEvent) => void this.events.push(event);
    await readFeed({ origin: at, signal: this.#over.signal, onEvent });
  }

  async ring() {
    const ends = { from: "+919840012345", to: "+914455500100" };
    const { call, ended } = await placeCall({
      exchange: this.proxy,
      clock: systemClock,
      ...ends,
    });
    this.#call = call;
    // In an object, since whoever awaits this would wait for the end of the call, too.
    return { ended };
  }

  /** Waits for their turn, and says this. */
  async says(text: string): Promise<void> {
    await this.call.turn();
    const chunks: Uint8Array[] = [];
    const request = { text, format: TELEPHONE, voice: "rms", language: "en" };
    const { signal } = new AbortController();
    for await (const { audio } of voice.speak({ ...request, signal })) chunks.push(audio);
    await this.call.say(Buffer.concat(chunks));
  }

  /** Settles when this is about to be said (`says`) or was heard to its end (`said`), after these events. */
  async isTold(when: "says" | "said", words: RegExp, after = 0): Promise<void> {
    const told = () =>
      this.events
        .slice(after)
        .some(
          (event) =>
            (event.type === "receptionist-says" || event.type === "receptionist-said") &&
            event.type.endsWith(when) &&
            words.test(event.text),
        );
    await expect.poll(told, { timeout: 30_000, interval: 20 }).toBe(true);
  }

  hangUp(): void {
    this.#over.abort(new Error("The test is over"));
  }
}

async function visits(url: string) {
  await using database = await openDatabase(url);
  return await database.read.selectFrom("visits").select("status").execute();
}

async function calls(url: string) {
  await using database = await openDatabase(url);
  return await database.read.selectFrom("calls").select(["id", "outcome"]).execute();
}

/** The first server is killed in the middle of the read-back; what `next` starts goes on. */
async function bookedAcrossAKill(options: {
  readonly installation: Installation;
  readonly url: string;
  readonly next: (first: string) => Promise<string>;
}): Promise<void> {
  const { installation, url } = options;
  const service = installation.start(["serve"], { DATABASE_URL: url });
  const at = await origin(service);
  const caller = new Caller(at);
  await caller.follow(at);
  const { ended } = await caller.ring();
  await caller.says("i'd like a haircut with priya on tuesday at four p m");
  await caller.says("my name is arun");
  await caller.says("yes please");
  await caller.isTold("says", /^It's 400 rupees/u);
  await new Promise((resolve) => setTimeout(resolve, 500));
  service.child.kill("SIGKILL");
  await service.ended;
  const before = caller.events.length;
  const successor = await options.next(at);
  caller.proxy.sendTo(successor);
  await caller.follow(successor);
  await caller.isTold("said", /^Shall I book it/u, before);
  const said = caller.events
    .slice(before)
    .flatMap((event) => (event.type === "receptionist-says" ? [event.text] : []));
  expect(said.slice(said.indexOf("Sorry, we got cut off."))).toEqual([
    "Sorry, we got cut off.",
    expect.stringMatching(/^A haircut with Priya on Tuesday.* at 4 PM, for Arun\.$/u),
    "It's 400 rupees.",
    "Shall I book it?",
  ]);
  expect(await visits(url)).toMatchObject([{ status: "held" }]);
  await caller.says("yes please");
  await caller.isTold("says", /^You're booked/u);
  await caller.says("no thank you");
  expect((await ended).by).toBe("desk");
  expect(await visits(url)).toMatchObject([{ status: "booked" }]);
  await expect
    .poll(async () => await calls(url))
    .toEqual([{ id: `call_${caller.call.callSid}`, outcome: "booked" }]);
  expect(caller.call.warnings).toEqual([]);
  caller.hangUp();
}

test("a desk that is killed in mid-call and started again finishes the booking of the same caller", async () => {
  await using installation = await Installation.open();
  const url = installation.databasePath;
  await bookedAcrossAKill({
    installation,
    url,
    next: async (first) => {
      const { port } = new URL(first);
      return await origin(installation.start(["serve"], { DATABASE_URL: url, PORT: port }));
    },
  });
}, 120_000);

test("of two desks on one PostgreSQL, one finishes what the other was killed in", async () => {
  await using server = await startPostgresServer();
  await using installation = await Installation.open();
  const url = await createDatabase(server.url, "salon");
  const second = Promise.withResolvers<string>();
  await bookedAcrossAKill({
    installation,
    url,
    next: async () => {
      second.resolve(await origin(installation.start(["serve"], { DATABASE_URL: url })));
      return await second.promise;
    },
  });
}, 180_000);

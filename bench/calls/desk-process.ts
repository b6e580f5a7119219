import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastify from "fastify";
import { deskRung } from "../../src/app/open-book.ts";
import { Reception } from "../../src/app/reception.ts";
import { sharedCalls } from "../../src/app/shared-calls.ts";
import { systemClock } from "../../src/base/clock.ts";
import { LiveCallFeed } from "../../src/call/runtime/feed.ts";
import { twilioChannel } from "../../src/channels/twilio/index.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import { createLogger } from "../../src/ops/logger.ts";
import { seedDesk } from "../../src/store/business/seed-desk.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { Samples } from "./samples.ts";
import { serveSamples } from "./server-samples.ts";
import { instantBrain, instantEars, instantVoice } from "./stand-ins.ts";

// The path of every telephone call, from Twilio's webhook and socket to the log of the call in the database; only what hears, thinks
// and speaks is a stand-in that answers at once.
const MEASURED_EVERY = 40;
const WARNING = 40;

const folder = await mkdtemp(join(tmpdir(), "frontdesk-bench-"));
const database = await openDatabase(join(folder, "frontdesk.db"));
await seedDesk(database, await readDeskFile("desks/glamdesk.yaml"));
const logger = createLogger({
  level: "info",
  destination: {
    write(line) {
      const { level = 0 }: { level?: number } = JSON.parse(line);
      if (level >= WARNING) process.stderr.write(line);
    },
  },
});
const frameDelays = new Samples(MEASURED_EVERY);
const clock = systemClock;
const reception = new Reception({
  database,
  clock,
  logger,
  feed: new LiveCallFeed(),
  brain: instantBrain,
  ears: instantEars(frameDelays),
  voice: instantVoice,
  deskFor: (number) => deskRung(database.read, number),
  forgetsWords: false,
  wordsAreKept: false,
});
const server = fastify({ forceCloseConnections: true });
await server.register(twilioChannel, {
  clock,
  logger,
  authTokens: [],
  shared: sharedCalls({ database, clock }),
  onCall: (line) => void reception.answer(line, `call_${line.id}`),
});
const address = await server.listen({ port: 0, host: "127.0.0.1" });
serveSamples(Number(new URL(address).port), frameDelays, async () => {
  await server.close();
  await reception[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

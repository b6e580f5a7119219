import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Crowd } from "./calls/crowd.ts";
import type { Run } from "./calls/run.ts";
import { report } from "./calls/report.ts";
import { Server, type ServerKind } from "./calls/server.ts";

const USAGE = `Usage: npm run bench -- calls [options]

Holds many calls at once over real sockets with Twilio's protocol, with ears, a brain and a voice that answer at once: what is left is
our own part. A bare relay of the same frames runs in the same way before it. Each is a process of its own; the callers are a third.

  --calls <numbers>     how many at once; 1,100,500 by default
  --seconds <number>    how long each is measured; 20 by default
  --profile <folder>    leaves a CPU profile of the desk there
`;

// Until everybody has spoken, and what is compiled at run time is.
const WARM_UP_MS = 11_000;

/** Prints what calls cost; answers the exit code. */
export async function benchCalls(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      calls: { type: "string", default: "1,100,500" },
      seconds: { type: "string", default: "20" },
      profile: { type: "string" },
      help: { type: "boolean" },
    },
  });
  const counts = values.calls.split(",").map(Number);
  const seconds = Number(values.seconds);
  if (values.help === true || !(seconds > 0) || counts.some((count) => !(count > 0))) {
    process.stdout.write(USAGE);
    return values.help === true ? 0 : 2;
  }
  for (const count of counts) {
    const relay = await measure("relay", count, seconds);
    const desk = await measure("desk", count, seconds, values.profile);
    process.stdout.write(`${report(count, relay, desk)}\n`);
  }
  return 0;
}

async function measure(
  kind: ServerKind,
  calls: number,
  seconds: number,
  profileFolder?: string,
): Promise<Run> {
  await using server = await Server.start(kind, profileFolder);
  await using crowd = new Crowd();
  const before = await server.sample({ collect: true });
  await crowd.ring(kind, server.port, calls);
  const speaking = crowd.speak();
  await pause(WARM_UP_MS);
  await server.sample();
  crowd.reset();
  const from = await server.sample();
  const ownFrom = process.cpuUsage();
  const fromMs = performance.now();
  await pause(seconds * 1000);
  const to = await server.sample();
  const own = process.cpuUsage(ownFrom);
  const lastedMs = performance.now() - fromMs;
  const { measured, lateness } = crowd;
  const run: Run = {
    lastedMs,
    serverCpuMs: to.cpuMs - from.cpuMs,
    callersCpuMs: (own.user + own.system) / 1000,
    frameDelays: to.frameDelays,
    answers: measured.answers.spread(),
    clears: measured.clears.spread(),
    gaps: measured.gaps.spread(),
    lateness: lateness.spread(),
    afterClear: measured.afterClear,
    messagesIn: measured.sent,
    messagesOut: measured.received,
    ...(await memoryOf(server, before)),
  };
  await crowd[Symbol.asyncDispose]();
  await speaking;
  return run;
}

/** What the calls take, while they go on. */
async function memoryOf(
  server: Server,
  before: { residentBytes: number; liveBytes: number },
): Promise<Pick<Run, "liveBytes" | "residentBytes">> {
  const { liveBytes, residentBytes } = await server.sample({ collect: true });
  return {
    liveBytes: liveBytes - before.liveBytes,
    residentBytes: residentBytes - before.residentBytes,
  };
}

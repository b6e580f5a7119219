import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seedDesk } from "../../../src/store/business/seed-desk.ts";
import { enqueue } from "../../../src/store/outbox/outbox.ts";
import { saveOutreach } from "../../../src/store/outbox/outreach.ts";
import type { Database } from "../../../src/store/database.ts";
import { openDatabase } from "../../../src/store/open-database.ts";
import { freshDatabaseUrl } from "../../../src/store/testing/fresh-database.ts";
import { sampleDesk } from "../../../src/store/testing/sample-desk.ts";
import { Carrier, type Hooks } from "./carrier.ts";

/** Where a process is killed while it sends: before the carrier knows, while only the carrier knows, and when both may. */
const points = ["at the door", "arrived", "taken", "answered"] as const;
type Point = (typeof points)[number];

const MESSAGES = 30;

test("processes that are killed at any point between claim and send leave each message sent once", async () => {
  const { statuses, buzzes } = await sendThroughDeaths({ canBeAsked: true });
  expect(statuses).toEqual(Array.from({ length: MESSAGES }, () => "sent"));
  expect(buzzes).toEqual(Array.from({ length: MESSAGES }, () => 1));
}, 120_000);

test("where the carrier can't be asked, what was in doubt is reported as unknown and nothing is sent twice", async () => {
  const { statuses, buzzes } = await sendThroughDeaths({ canBeAsked: false });
  expect(new Set(statuses)).toEqual(new Set(["sent", "unknown"]));
  expect(Math.max(...buzzes)).toBe(1);
  expect(buzzes.length).toBeGreaterThanOrEqual(
    statuses.filter((status) => status === "sent").length,
  );
}, 120_000);

/** Sends messages in processes that are killed one after the other, twice at each point, and then in one that lives. */
async function sendThroughDeaths({ canBeAsked }: { canBeAsked: boolean }) {
  const url = await freshDatabaseUrl();
  await using database = await openDatabase(url);
  await putMessages(database);
  await using carrier = new Carrier();
  const address = await carrier.listen();
  const start = () =>
    spawn(
      process.execPath,
      [join(import.meta.dirname, "deliver.ts"), url, address, canBeAsked ? "yes" : "no"],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
  for (const point of [...points, ...points]) {
    const sender = start();
    const ended = once(sender, "exit");
    carrier.hooks = killAt(point, sender);
    if (point === "at the door") sender.stdout.once("data", () => sender.kill("SIGKILL"));
    await ended;
    await letLeasesLapse(database);
  }
  carrier.hooks = {};
  for (let round = 0; round < 2; round += 1) {
    const [code] = await once(start(), "exit");
    expect(code).toBe(0);
    await letLeasesLapse(database);
  }
  const rows = await database.read.selectFrom("outbox").select("status").execute();
  return { statuses: rows.map(({ status }) => status), buzzes: [...carrier.buzzes.values()] };
}

function killAt(point: Point, sender: ChildProcess): Hooks {
  const kill = () => {
    sender.kill("SIGKILL");
    return false;
  };
  if (point === "arrived") return { onArrived: kill };
  if (point === "taken") return { onTaken: kill };
  return point === "answered" ? { onAnswered: kill } : {};
}

/** As if a minute and a half had passed. */
async function letLeasesLapse(database: Database): Promise<void> {
  await database.write((writer) =>
    writer
      .updateTable("outbox")
      .set({ claimed_until_ms: 0 })
      .where("status", "=", "claimed")
      .execute(),
  );
}

async function putMessages(database: Database): Promise<void> {
  await seedDesk(database, sampleDesk);
  const deskId = sampleDesk.id;
  const nowMs = Date.now();
  await database.write(async (writer) => {
    await saveOutreach(writer, deskId, { quietHours: null });
    for (let at = 0; at < MESSAGES; at += 1) {
      await enqueue(writer, {
        deskId,
        key: `missed-call:${at}`,
        kind: "missed-call",
        recipient: `+9198401234${at + 10}`,
        dueAtMs: nowMs,
        nowMs,
      });
    }
  });
}

import { parseArgs } from "node:util";
import { commitBooking } from "../src/actions/booking/commit-booking.ts";
import { proposeBooking } from "../src/actions/booking/propose-booking.ts";
import { writeSlotToken } from "../src/actions/slots/slot-token.ts";
import { systemClock } from "../src/base/clock.ts";
import type { Database } from "../src/store/database.ts";
import { openFloor } from "./databases/floor.ts";
import { onEachDatabase } from "./databases/sample-databases.ts";

const USAGE = `Usage: npm run bench -- commits [--database sqlite|postgresql]

How many bookings a second one process makes, each held in one commit and booked in another, with every rule, the audit and the
outbox; beside it the least that two commits can cost: a bare row each, in the same database, by the bare driver. Commits
wait for the disk. The median of nine rounds of each, by turns.
`;

const ROUNDS = 9;
const BOOKINGS_A_ROUND = 50;

/** Prints a line a database. */
export async function benchCommits(words: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...words],
    options: { database: { type: "string" }, help: { type: "boolean" } },
  });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return 0;
  }
  process.stdout.write("            bookings/s  two bare commits/s  share\n");
  await onEachDatabase(values.database, async (sample) => {
    await using floor = await openFloor(sample);
    const slots = freeSlots();
    await rate(slots, sample.database);
    const rounds: { ours: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await rate(slots, sample.database);
      const bare = await perSecond(async () => {
        await floor.commit();
        await floor.commit();
      });
      rounds.push({ ours, bare });
    }
    const ours = median(rounds.map((round) => round.ours));
    const bare = median(rounds.map((round) => round.bare));
    const share = `${((100 * ours) / bare).toFixed(1)} %`;
    process.stdout.write(
      `${sample.name.padEnd(10)}  ${ours.toFixed(0).padStart(10)}  ${bare.toFixed(0).padStart(18)}  ${share.padStart(6)}\n`,
    );
  });
  return 0;
}

/** Each is somebody new: the customers at one number are not the many. */
let customers = 0;

async function rate(slots: Iterator<string>, database: Database): Promise<number> {
  return await perSecond(async () => {
    const context = {
      database,
      clock: systemClock,
      deskId: "glamdesk",
      actor: { kind: "owner", channel: "cli" },
    } as const;
    const slot = slots.next().value ?? "";
    const proposed = await proposeBooking(context, {
      slot,
      customerName: "Anita",
      phone: `+9198${String((customers += 1)).padStart(8, "0")}`,
    });
    if (!proposed.ok) throw new Error(`It can't be proposed: ${proposed.reason}`);
    const booked = await commitBooking(context, { proposal: proposed.proposal });
    if (!booked.ok) throw new Error(`It can't be booked: ${booked.reason}`);
  });
}

async function perSecond(work: () => Promise<void>): Promise<number> {
  const startedAtMs = performance.now();
  for (let count = 0; count < BOOKINGS_A_ROUND; count += 1) await work();
  return (BOOKINGS_A_ROUND * 1000) / (performance.now() - startedAtMs);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Arjun works every day from 10 to 20 in Chennai, which is from 4:30 UTC, without a break: 13 haircuts a day. */
function* freeSlots(): Generator<string, undefined> {
  const dayMs = 24 * 60 * 60_000;
  const tomorrow = Math.ceil(systemClock.nowMs() / dayMs) * dayMs;
  for (let day = 1; day < 58; day += 1) {
    const openMs = tomorrow + day * dayMs + 4.5 * 60 * 60_000;
    // The sample desk is closed at Christmas.
    if (new Date(openMs).toISOString().includes("-12-25")) continue;
    for (let place = 0; place < 13; place += 1) {
      yield writeSlotToken({
        serviceIds: ["glamdesk/haircut"],
        stylistId: "glamdesk/arjun",
        startMs: openMs + place * 45 * 60_000,
      });
    }
  }
  return undefined;
}

import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { ANITA, openSalon, type Salon } from "../actions/testing/open-salon.ts";
import type { TransferStep } from "../channels/twilio/shared-calls.ts";
import { silentLogger } from "../ops/logger.ts";
import { endCall, findCall, startCall } from "../store/calls/calls.ts";
import {
  insertTicket,
  keepParting,
  keepTransferStep,
  takeTicket,
} from "../store/calls/stream-tickets.ts";
import { endLostCalls } from "./end-lost-calls.ts";
import { lostCalls } from "./lost-calls.ts";

/** A process that ran here and is no more. */
const gone = `${spawnSync(process.execPath, ["--version"]).pid}@${hostname()}/before`;
const living = `1@${hostname()}/other`;

const ID = "call_CA1";

/** A call of Anita's which that process holds, or held when it ended. */
async function call(salon: Salon, heldBy: string, endedAs?: string): Promise<void> {
  const { database, deskId, clock } = salon;
  const startedAtMs = clock.nowMs();
  const begun = { id: ID, deskId, channel: "phone", startedAtMs, heldBy } as const;
  await startCall(database, { ...begun, callerNumber: ANITA });
  const ticket = { callSid: "CA1", resumes: false, tokenHash: "hash", givenAtMs: startedAtMs };
  await insertTicket(database, ticket);
  await takeTicket(database, { ...ticket, givenSinceMs: 0, nowMs: startedAtMs });
  if (endedAs === undefined) return;
  await endCall(database, { callId: ID, endedAtMs: startedAtMs, outcome: endedAs });
}

async function ring(salon: Salon, step: TransferStep): Promise<void> {
  const parting = { how: "transfer", to: "+914440002222", whisper: "It broke off." } as const;
  await keepParting(salon.database, "CA1", parting);
  await keepTransferStep(salon.database, "CA1", step);
}

function known({ database, clock }: Salon) {
  return lostCalls({ database, clock, logger: silentLogger, holder: "here", forgetsWords: false });
}

async function outcome({ database }: Salon): Promise<string | undefined> {
  return (await findCall(database.read, ID))?.outcome;
}

async function texts({ database }: Salon): Promise<readonly string[]> {
  const rows = await database.read.selectFrom("outbox").select("status").execute();
  return rows.map(({ status }) => status);
}

test.for<[string, string]>([
  ["died", gone],
  ["lives", living],
])("a call whose process %s ends with its caller's being put through", async ([, heldBy]) => {
  await using salon = await openSalon();
  await call(salon, heldBy);
  await ring(salon, "ringing");
  await known(salon).givenAway("CA1", ANITA);
  expect(await outcome(salon)).toBe("transferred");
  expect(await texts(salon)).toEqual([]);
});

test("a call that this process holds is left to its own line", async () => {
  await using salon = await openSalon();
  await call(salon, "here");
  await known(salon).givenAway("CA1", ANITA);
  expect(await outcome(salon)).toBeUndefined();
});

test("a caller who came back too late gets no text while they talk to a person", async () => {
  await using salon = await openSalon();
  await call(salon, gone);
  await known(salon).over("CA1", ANITA);
  expect(await outcome(salon)).toBe("failed");
  expect(await texts(salon)).toEqual(["waiting"]);
  await known(salon).givenAway("CA1", ANITA);
  expect(await outcome(salon)).toBe("transferred");
  expect(await texts(salon)).toEqual(["skipped"]);
});

test.for(["ringing", "nobody"] as const)(
  "a caller who is gone while it stands at %s was missed, and gets one text",
  async (step) => {
    await using salon = await openSalon();
    await call(salon, gone, "transferred");
    await ring(salon, step);
    await known(salon).over("CA1", ANITA);
    await known(salon).over("CA1", ANITA);
    expect(await outcome(salon)).toBe("failed");
    expect(await texts(salon)).toEqual(["waiting"]);
  },
);

test.for(["transferred", "booked"])(
  "a call that a person took, or in which something was done, stays %s",
  async (before) => {
    await using salon = await openSalon();
    await call(salon, gone, before);
    await ring(salon, before === "booked" ? "nobody" : "accepted");
    await known(salon).over("CA1", ANITA);
    expect(await outcome(salon)).toBe(before);
    expect(await texts(salon)).toEqual([]);
  },
);

test("a caller who talks to a person gets no text because our process died meanwhile", async () => {
  await using salon = await openSalon();
  await call(salon, gone);
  await ring(salon, "accepted");
  await salon.clock.advance(60_000);
  const { database, clock } = salon;
  await endLostCalls({ database, clock, logger: silentLogger, forgetsWords: false });
  expect(await outcome(salon)).toBe("transferred");
  expect(await texts(salon)).toEqual([]);
});

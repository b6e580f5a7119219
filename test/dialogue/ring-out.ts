import { ANITA, openSalon, type Salon } from "../../src/actions/testing/open-salon.ts";
import { outgoingCall } from "../../src/actions/outreach/outgoing-call.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import { openOutreach } from "../../src/desks/booking/outreach/open-outreach.ts";
import { enqueue } from "../../src/store/outbox/outbox.ts";
import { callIdOf } from "../../src/store/outbox/outbox-calls.ts";
import { Talk } from "./talk.ts";

/** Where customers ring back in these tests. */
const CALL_BACK = "+914428150000";

/** A call that GlamDesk makes to Anita about her haircut with Priya on Tuesday 24 November 2026 at 3 PM. */
export interface RungOut extends AsyncDisposable {
  readonly talk: Talk;
  readonly salon: Salon;
  readonly visitId: string;
  readonly callId: string;
  /** What is kept of how the call went. */
  outcome(): Promise<string | null>;
}

/** Rings her at a local time: the day before for a reminder, an hour after for a follow-up, unless told. */
export async function ringOut(
  options: {
    readonly purpose?: "reminder" | "follow-up";
    readonly now?: string;
    readonly before?: (salon: Salon) => Promise<unknown>;
    /** Another business, and what she has booked there. */
    readonly at?: { readonly file: string; readonly service: string; readonly stylist: string };
  } = {},
): Promise<RungOut> {
  const { purpose = "reminder", at } = options;
  const desk = await readDeskFile(at?.file ?? "desks/glamdesk.yaml");
  const salon = await openSalon({ desk, now: "2026-11-23T10:00" });
  const visitId = await salon.book("2026-11-24T15:00", at);
  await options.before?.(salon);
  const now = options.now ?? (purpose === "reminder" ? "2026-11-24T14:00" : "2026-11-24T17:00");
  await salon.clock.advance(salon.at(now) - salon.clock.nowMs());
  const callId = await planCall(salon, visitId, purpose);
  const found = await outgoingCall(salon, callId);
  if (!found.ok) throw new Error(`Nothing to say: ${found.reason}`);
  const outreach = await openOutreach(salon, found.call, {
    open: openDesk,
    number: ANITA,
    callBack: CALL_BACK,
  });
  return {
    talk: Talk.ringOut(salon, outreach, { id: callId, to: ANITA }),
    salon,
    visitId,
    callId,
    outcome: async () =>
      (
        await salon.database.read
          .selectFrom("outbox")
          .select("outcome")
          .where("id", "=", callId.replace("call_", "outbox_"))
          .executeTakeFirstOrThrow()
      ).outcome,
    [Symbol.asyncDispose]: () => salon[Symbol.asyncDispose](),
  };
}

async function planCall(
  salon: Salon,
  visitId: string,
  purpose: "reminder" | "follow-up",
): Promise<string> {
  const { database, clock, deskId } = salon;
  const nowMs = clock.nowMs();
  const key = `${purpose}:${visitId}:test`;
  const kind = purpose === "reminder" ? "reminder-call" : "follow-up-call";
  await database.write((writer) =>
    enqueue(writer, { deskId, key, kind, channel: "call", visitId, dueAtMs: nowMs, nowMs }),
  );
  const row = await database.read
    .selectFrom("outbox")
    .select("id")
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  return callIdOf(row);
}

import type { Clock } from "../../base/clock.ts";
import { unreachable } from "../../base/unreachable.ts";
import { wordInvitation } from "../../notifications/invitations/word-invitation.ts";
import type { Mailer } from "../../ports/mailer.ts";
import type { HandOver } from "../../ports/messenger.ts";
import type { Database } from "../../store/database.ts";
import { findEmployee } from "../../store/lobby/employees.ts";
import type { ExpectedVisit } from "../../store/lobby/expected-visits.ts";
import {
  claimInvitation,
  giveUpLapsedInvitations,
  nextInvitation,
  settleInvitation,
} from "../../store/lobby/invitations.ts";

/** A mail server has this long; whoever was sending and hasn't said what became of it by then is gone. */
const LEASE_MS = 120_000;

const MINUTE_MS = 60_000;

/** After as many tries, at a minute, two, four, ... apart, somebody has to look why. */
const MOST_TRIES = 8;

interface InvitationOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  /** Where visitors' phones reach this desk; without it their code is a bare token for the tablet. */
  readonly publicOrigin?: string;
}

/**
 * Sends every invitation that is due, one after the other. One that may have gone is never sent again, and one that is certain not to have
 * is, later. Answers how many went.
 */
export async function sendInvitations(
  options: InvitationOptions,
  signal: AbortSignal,
): Promise<number> {
  const { database, clock } = options;
  await database.write(async (writer) => await giveUpLapsedInvitations(writer, clock.nowMs()));
  let sent = 0;
  while (!signal.aborted) {
    const taken = await database.write(async (writer) => {
      const next = await nextInvitation(writer, clock.nowMs());
      const isOurs = next && (await claimInvitation(writer, next.id, clock.nowMs() + LEASE_MS));
      return isOurs === true ? next : undefined;
    });
    if (!taken) break;
    const result = await send(options, taken, signal);
    await settle(options, taken, result);
    if (result.status === "sent") sent += 1;
  }
  return sent;
}

async function send(
  { database, mailer, publicOrigin }: InvitationOptions,
  expected: ExpectedVisit,
  signal: AbortSignal,
): Promise<HandOver> {
  const { desk_id: deskId, visitor_name: visitor, email, subject, token } = expected;
  const host = await findEmployee(database.read, deskId, expected.host_id);
  if (visitor === null || email === null || !host)
    return { status: "refused", reason: "nobody-to-invite" };
  const desk = await database.read
    .selectFrom("desks")
    .select(["name", "zone"])
    .where("id", "=", deskId)
    .executeTakeFirstOrThrow();
  const place = await database.read
    .selectFrom("locations")
    .select(["address", "zone"])
    .where("id", "=", host.locationId ?? "")
    .executeTakeFirst();
  const address = place?.address;
  const message = await wordInvitation({
    id: expected.id,
    business: desk.name,
    zone: place?.zone ?? desk.zone,
    visitor,
    email,
    host: host.name,
    startsAtMs: expected.starts_at_ms,
    endsAtMs: expected.ends_at_ms,
    createdAtMs: expected.created_at_ms,
    code: publicOrigin === undefined ? token : `${publicOrigin}/in/${token}`,
    ...(subject !== null && { subject }),
    ...(address != null && { address }),
  });
  return await mailer.send(message, { signal });
}

async function settle(
  { database, clock }: InvitationOptions,
  { id, invitation_tries: triesBefore }: ExpectedVisit,
  result: HandOver,
): Promise<void> {
  const outcome = outcomeOf(result, (triesBefore ?? 0) + 1, clock.nowMs());
  await database.write(async (writer) => {
    await settleInvitation(writer, id, outcome);
  });
}

function outcomeOf(
  result: HandOver,
  tries: number,
  nowMs: number,
): Parameters<typeof settleInvitation>[2] {
  switch (result.status) {
    case "sent":
      return { invitation: "sent", reason: null, dueAtMs: null };
    case "refused":
      return { invitation: "failed", reason: result.reason, dueAtMs: null };
    case "unknown":
      return { invitation: "unknown", reason: result.reason, dueAtMs: null };
    case "unsent":
      return tries >= MOST_TRIES
        ? { invitation: "failed", reason: result.reason, dueAtMs: null }
        : {
            invitation: "waiting",
            reason: result.reason,
            dueAtMs: nowMs + MINUTE_MS * 2 ** (tries - 1),
          };
    default:
      return unreachable(result);
  }
}

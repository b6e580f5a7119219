import type { Writer } from "../../../store/database.ts";
import { findEmployee } from "../../../store/lobby/employees.ts";
import { findExpectedByToken, type ExpectedVisit } from "../../../store/lobby/expected-visits.ts";
import { deskRules } from "../../manage/desk-row.ts";
import type { ActionContext } from "../../action-context.ts";
import { announceVisit, type Announced } from "../visits/announce-visit.ts";
import { isAboutNow } from "../hosts/expecting-hosts.ts";

/** What an invitation says to whoever shows it. */
export interface Invitation {
  readonly deskId: string;
  readonly business: string;
  /** IANA zone of the desk. */
  readonly zone: string;
  readonly visitor: string | null;
  /** As the host is called. */
  readonly host: string;
  readonly startsAtMs: number;
  /** `not-now`: hours too early or too late to be let in by it. */
  readonly state: "expected" | "not-now" | "arrived" | "cancelled";
}

/** What the invitation with this token is for; undefined when nobody was sent it, or its visitor is forgotten. */
export async function readInvitation(
  { database, clock }: Pick<ActionContext, "database" | "clock">,
  token: string,
): Promise<Invitation | undefined> {
  const expected = await findExpectedByToken(database.read, token);
  if (!expected || expected.forgotten_at_ms !== null) return undefined;
  const { desk_id: deskId, starts_at_ms: startsAtMs, visitor_name: visitor } = expected;
  const { name, zone } = await deskRules(database.read, deskId);
  const host = await findEmployee(database.read, deskId, expected.host_id);
  return {
    deskId,
    business: name,
    zone,
    visitor,
    host: host === undefined || host.givenName === "" ? (host?.name ?? name) : host.givenName,
    startsAtMs,
    state: stateOf(expected, clock.nowMs()),
  };
}

export type ArriveExpectedResult =
  | ({ readonly ok: true } & Announced)
  | {
      readonly ok: false;
      readonly reason: "unknown-invitation" | "not-now" | "arrived" | "cancelled" | "host-gone";
    };

/**
 * Somebody who was invited is here: announces them to their host as anybody who says who they are, once, in one transaction. In a
 * conversation (`context` of a caller) the visit belongs to it, and its news are told there.
 */
export async function arriveExpected(
  context: ActionContext,
  arrival: { readonly token: string; readonly printsBadges: boolean },
): Promise<ArriveExpectedResult> {
  const { database, clock, deskId } = context;
  return await database.write(async (writer) => {
    const expected = await findExpectedByToken(writer, arrival.token);
    if (expected?.desk_id !== deskId || expected.forgotten_at_ms !== null)
      return { ok: false, reason: "unknown-invitation" };
    const state = stateOf(expected, clock.nowMs());
    if (state !== "expected") return { ok: false, reason: state };
    return await announce(writer, context, expected, arrival.printsBadges);
  });
}

async function announce(
  writer: Writer,
  context: ActionContext,
  expected: ExpectedVisit,
  printsBadges: boolean,
): Promise<ArriveExpectedResult> {
  const announced = await announceVisit(writer, context, {
    hostId: expected.host_id,
    visitor: expected.visitor_name,
    company: expected.company,
    purpose: "meeting",
    about: expected.subject,
    partySize: 1,
    printsBadges,
    expectedId: expected.id,
  });
  if (announced === "unknown-host") return { ok: false, reason: "host-gone" };
  return { ok: true, ...announced };
}

function stateOf(expected: ExpectedVisit, nowMs: number): Invitation["state"] {
  if (expected.status !== "expected") return expected.status;
  return isAboutNow(expected.starts_at_ms, nowMs) ? "expected" : "not-now";
}

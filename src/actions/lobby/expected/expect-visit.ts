import { randomBytes } from "node:crypto";
import { newId } from "../../../base/id.ts";
import { LIMITS } from "../../../domain/business/limits.ts";
import { recordAudit } from "../../../store/audit/audit.ts";
import type { Writer } from "../../../store/database.ts";
import { findEmployee } from "../../../store/lobby/employees.ts";
import {
  cancelExpected,
  findExpected,
  insertExpected,
  type ExpectedVisit,
} from "../../../store/lobby/expected-visits.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { checkOptionalText, checkText } from "../../manage/check-fields.ts";
import { Refused } from "../../manage/refused.ts";

/** Somebody who is announced beforehand. */
export interface ExpectInput {
  readonly visitor: string;
  readonly hostId: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly company?: string;
  /** Where the QR code and the calendar entry go; left out, nothing is sent. */
  readonly email?: string;
  /** What it is about; the visitor reads it in the invitation. */
  readonly subject?: string;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Notes that a visitor is expected, and has them invited when there is an address. The token in the invitation is random and finds this
 * visit and nothing else. Throws `Refused` for what can't be.
 */
export async function expectVisit(
  context: ActionContext,
  input: ExpectInput,
): Promise<{ readonly id: string; readonly token: string }> {
  const { database, deskId, clock } = context;
  const nowMs = clock.nowMs();
  const { hostId, startsAtMs, endsAtMs } = input;
  if (endsAtMs <= startsAtMs) throw new Refused("A visit must end after it begins.");
  if (endsAtMs - startsAtMs > DAY_MS) throw new Refused("A visit is a day long at most.");
  if (endsAtMs <= nowMs) throw new Refused("That time is over; choose one to come.");
  const email = checkOptionalText(input.email, "The e-mail address", 200);
  if (email !== null && !/^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/u.test(email))
    throw new Refused(`"${email}" is no e-mail address; write one such as tom@initech.example.`);
  const token = randomBytes(16).toString("base64url");
  const id = newId("expected");
  await database.write(async (writer) => {
    const host = await findEmployee(writer, deskId, hostId);
    if (!host || host.isGone)
      throw new Refused("The host must be somebody who works here; see frontdesk employees.");
    await insertExpected(writer, {
      id,
      desk_id: deskId,
      host_id: hostId,
      visitor_name: checkText(input.visitor, "The visitor's name", LIMITS.name),
      company: checkOptionalText(input.company, "The company", LIMITS.name),
      email,
      subject: checkOptionalText(input.subject, "The subject", LIMITS.reason),
      starts_at_ms: startsAtMs,
      ends_at_ms: endsAtMs,
      token,
      created_at_ms: nowMs,
      invitation: email === null ? null : "waiting",
      invitation_due_at_ms: email === null ? null : nowMs,
    });
    await noteExpected(writer, context, "expected", id);
  });
  return { id, token };
}

/** Takes back that a visitor is expected. Throws `Refused` when nobody is, or they have come. */
export async function cancelExpectedVisit(
  context: ActionContext,
  id: string,
): Promise<ExpectedVisit> {
  const { database, deskId } = context;
  return await database.write(async (writer) => {
    const expected = await findExpected(writer, deskId, id);
    if (!expected) throw new Refused("Nobody is expected by that id.", "state");
    if (!(await cancelExpected(writer, id)))
      throw new Refused("They have come already, or it was cancelled before.", "state");
    await noteExpected(writer, context, "no-longer-expected", id);
    return expected;
  });
}

async function noteExpected(
  writer: Writer,
  context: ActionContext,
  action: "expected" | "no-longer-expected",
  subjectId: string,
): Promise<void> {
  const { deskId, clock, actor } = context;
  await recordAudit(writer, {
    deskId,
    atMs: clock.nowMs(),
    actor: actor.kind,
    channel: actor.channel,
    callId: callOf(context),
    action,
    subject: "expected_visits",
    subjectId,
    changeId: context.changeId ?? newId("change"),
  });
}

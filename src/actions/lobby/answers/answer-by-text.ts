import { readWrittenAnswer } from "../../../domain/outreach/written-answer.ts";
import { readHostAnswer } from "../../../domain/visits/read-host-answer.ts";
import {
  wordAnswerKept,
  wordLeft,
  wordTooLate,
} from "../../../notifications/lobby/word-answered.ts";
import type { Reader } from "../../../store/database.ts";
import { findEmployee } from "../../../store/lobby/employees.ts";
import { loadLobbyRules } from "../../../store/lobby/lobby-rules.ts";
import type { HostStep } from "../../../store/lobby/host-steps.ts";
import type { ActionContext } from "../../action-context.ts";
import { audienceOf } from "./answer-notice.ts";
import { personOf } from "../visits/load-visit-facts.ts";
import { recordHostAnswerIn } from "./record-host-answer.ts";

/** Whoever answers later than this means something else. */
const ANSWERS_WITHIN_MS = 2 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Takes a text for an answer to the last visit that its sender (E.164, which the carrier vouches for) was told of by telephone, and
 * answers what to write back. Undefined when they were told of none lately, or write STOP and the like.
 */
export async function answerByText(
  { database, clock }: Pick<ActionContext, "database" | "clock">,
  { from, text }: { readonly from: string; readonly text: string },
): Promise<string | undefined> {
  const { means } = readWrittenAnswer(text);
  if (means === "stop" || means === "start" || means === "help") return undefined;
  const read = readHostAnswer(text);
  if (!read) return undefined;
  const sinceMs = clock.nowMs() - ANSWERS_WITHIN_MS;
  // Most who write are customers; looking alone keeps nobody from writing to the book.
  if (!(await lastTextTo(database.read, from, sinceMs))) return undefined;
  return await database.write(async (writer) => {
    const step = await lastTextTo(writer, from, sinceMs);
    if (!step) return undefined;
    const { desk_id: deskId, visit_id: visitId, employee_id: employeeId } = step;
    const sender = employeeId === null ? undefined : await findEmployee(writer, deskId, employeeId);
    const result = await recordHostAnswerIn(
      writer,
      { database, clock, deskId },
      {
        visitId,
        ...read,
        audience: audienceOf(step),
        via: "sms",
        ...(employeeId !== null && { byEmployeeId: employeeId }),
      },
    );
    if (!result.ok) return result.reason === "left" ? wordLeft(result.facts) : undefined;
    const { facts, kept, isFirst } = result;
    const by = sender && personOf(sender);
    return isFirst ? wordAnswerKept(facts, kept, by) : wordTooLate(facts, kept);
  });
}

/** The last visit that this number was told of, one that still waits for an answer before any other. */
async function lastTextTo(
  reader: Reader,
  phone: string,
  sinceMs: number,
): Promise<HostStep | undefined> {
  const people = await reader
    .selectFrom("employees")
    .select("id")
    .where("phone", "=", phone)
    .execute();
  const lobbies = await reader
    .selectFrom("desks")
    .select("id")
    .where("lobby", "is not", null)
    .execute();
  const frontDesks: string[] = [];
  for (const { id } of lobbies)
    if ((await loadLobbyRules(reader, id)).frontDesk.phone === phone) frontDesks.push(id);
  const steps = await reader
    .selectFrom("host_steps")
    .innerJoin("lobby_visits", "lobby_visits.id", "host_steps.visit_id")
    .selectAll("host_steps")
    .select("lobby_visits.answered_at_ms as answered_at_ms")
    .where("host_steps.handed_over_at_ms", ">=", sinceMs)
    .where("host_steps.due_at_ms", ">=", sinceMs - DAY_MS)
    .where("host_steps.status", "in", ["claimed", "sent", "unknown"])
    .where("lobby_visits.purpose", "not in", ["delivery", "message"])
    .where((row) =>
      row.or([
        row.and([
          row(
            "host_steps.employee_id",
            "in",
            people.map(({ id }) => id),
          ),
          row("host_steps.step", "in", ["sms", "call", "alternate-sms"]),
        ]),
        row.and([
          row("host_steps.desk_id", "in", frontDesks),
          row("host_steps.step", "in", ["front-desk-sms", "front-desk-call"]),
        ]),
      ]),
    )
    .orderBy("host_steps.handed_over_at_ms", "desc")
    .orderBy("host_steps.id")
    .execute();
  return steps.find(({ answered_at_ms: atMs }) => atMs === null) ?? steps[0];
}

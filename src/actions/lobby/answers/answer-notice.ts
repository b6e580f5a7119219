import { unreachable } from "../../../base/unreachable.ts";
import type { Audience } from "../../../notifications/lobby/visit-facts.ts";
import { wordAnswered, wordLeft } from "../../../notifications/lobby/word-answered.ts";
import type { StaffAnswer } from "../../../ports/staff-chat.ts";
import { settleStepSent } from "../../../store/lobby/climb-steps.ts";
import { findHostStep, type HostStep } from "../../../store/lobby/host-steps.ts";
import type { Writer } from "../../../store/database.ts";
import type { ActionContext } from "../../action-context.ts";
import { recordHostAnswerIn } from "./record-host-answer.ts";

/**
 * Keeps what somebody answered to a notice of ours in the company's chat, in one transaction. Answers the sentence that stands in the
 * notice from now on; nothing when the notice is none of ours. That it was answered shows that the chat had it, whatever became of the
 * chat's own answer.
 */
export async function answerNotice(
  { database, clock }: Pick<ActionContext, "database" | "clock">,
  { noticeId, answer, text, by }: StaffAnswer,
): Promise<string | undefined> {
  return await database.write(async (writer) => {
    const step = await findHostStep(writer, noticeId);
    if (!step) return undefined;
    const { desk_id: deskId, visit_id: visitId } = step;
    const audience = audienceOf(step);
    const byEmployeeId = step.employee_id ?? (await memberOf(writer, deskId, by.memberId));
    const result = await recordHostAnswerIn(
      writer,
      { database, clock, deskId },
      {
        visitId,
        answer,
        audience,
        via: "slack",
        ...(text !== undefined && { said: text }),
        ...(byEmployeeId !== undefined && { byEmployeeId }),
      },
    );
    if (!result.ok) return result.reason === "left" ? wordLeft(result.facts) : undefined;
    // The chat itself puts the sentence there, so that nobody else need.
    await settleStepSent(writer, { id: step.id, outcome: "closed", nowMs: clock.nowMs() });
    return wordAnswered(result.facts, result.kept, result.isOwn ? "who-answered" : "others");
  });
}

/** As what somebody was told by a rung. */
export function audienceOf({ step }: Pick<HostStep, "step">): Audience {
  switch (step) {
    case "slack":
    case "sms":
    case "call":
      return "host";
    case "alternate-slack":
    case "alternate-sms":
      return "alternate";
    case "front-desk":
    case "front-desk-sms":
    case "front-desk-call":
      return "front-desk";
    default:
      return unreachable(step);
  }
}

async function memberOf(
  writer: Writer,
  deskId: string,
  memberId: string,
): Promise<string | undefined> {
  const row = await writer
    .selectFrom("employees")
    .select("id")
    .where("desk_id", "=", deskId)
    .where("slack_user_id", "=", memberId)
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

import { newId } from "../../base/id.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import type { Writer } from "../../store/database.ts";
import type { HostStep } from "../../store/lobby/host-steps.ts";

/** Notes in the audit what became of a rung that was climbed: which one, and never what was said or to which number. */
export async function auditStep(
  writer: Writer,
  step: HostStep,
  made: { readonly result: "sent" | "failed" | "unknown"; readonly nowMs: number },
): Promise<void> {
  const { result, nowMs } = made;
  await recordAudit(writer, {
    deskId: step.desk_id,
    atMs: nowMs,
    actor: "system",
    channel: "jobs",
    callId: null,
    action: result === "sent" ? "told" : "not-told",
    subject: "host_steps",
    subjectId: step.id,
    after: { visitId: step.visit_id, step: step.step, employeeId: step.employee_id, result },
    changeId: newId("change"),
  });
}

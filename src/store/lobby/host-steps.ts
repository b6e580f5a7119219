import { sql, type Selectable } from "kysely";
import { newId } from "../../base/id.ts";
import type { Reader, Writer } from "../database.ts";
import type { HostStepsTable } from "../schema/host-steps.ts";

/** One rung of a ladder as it stands. */
export type HostStep = Readonly<Selectable<HostStepsTable>>;

/** Writes the ladder of a visit; a rung that was written before stays as it is. */
export async function insertHostSteps(
  writer: Writer,
  visit: { readonly deskId: string; readonly visitId: string; readonly nowMs: number },
  rungs: readonly {
    readonly step: HostStep["step"];
    /** Null: the front desk. */
    readonly employeeId: string | null;
    readonly afterMs: number;
  }[],
): Promise<void> {
  const { deskId, visitId, nowMs } = visit;
  for (const { step, employeeId, afterMs } of rungs) {
    await writer
      .insertInto("host_steps")
      .values({
        id: newId("step"),
        desk_id: deskId,
        key: `${visitId}:${step}`,
        visit_id: visitId,
        step,
        employee_id: employeeId,
        due_at_ms: nowMs + afterMs,
        attempts: 0,
        status: "waiting",
        reason: null,
        claimed_by: null,
        claimed_until_ms: null,
        handed_over_at_ms: null,
        carrier: null,
        carrier_id: null,
        outcome: null,
        created_at_ms: nowMs,
        settled_at_ms: null,
      })
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
  }
}

/** The ladder of a visit, the first rung first. */
export async function hostSteps(reader: Reader, visitId: string): Promise<readonly HostStep[]> {
  return await reader
    .selectFrom("host_steps")
    .selectAll()
    .where("visit_id", "=", visitId)
    .orderBy("due_at_ms")
    .orderBy("step")
    .execute();
}

/** One rung by its id; undefined when there is none. */
export async function findHostStep(reader: Reader, id: string): Promise<HostStep | undefined> {
  return await reader.selectFrom("host_steps").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The id under which the conversation of a rung that is a call is kept. */
export function callIdOfStep(step: { readonly id: string }): string {
  return step.id.replace(/^step_/u, "call_");
}

/** The rung that a call of ours is made for; undefined for any other call. */
export async function stepOfCall(reader: Reader, callId: string): Promise<HostStep | undefined> {
  const step = await findHostStep(reader, callId.replace(/^call_/u, "step_"));
  return step?.step === "call" || step?.step === "front-desk-call" ? step : undefined;
}

/** Stops a ladder: rungs that were not begun are not climbed. `reason` says why, in one word. */
export async function skipHostSteps(
  writer: Writer,
  visitId: string,
  stop: { readonly reason: string; readonly nowMs: number },
): Promise<void> {
  await writer
    .updateTable("host_steps")
    .set({ status: "skipped", reason: stop.reason, settled_at_ms: stop.nowMs })
    .where("visit_id", "=", visitId)
    .where("status", "=", "waiting")
    .execute();
}

/** Puts what was told of a visit before aside under another key, so that the same rungs can be climbed once more. */
export async function setAsideHostSteps(
  writer: Writer,
  visitId: string,
  because: string,
): Promise<void> {
  await writer
    .updateTable("host_steps")
    .set((row) => ({ key: sql<string>`${row.ref("key")} || ${`:${because}`}` }))
    .where("visit_id", "=", visitId)
    .where("status", "not in", ["waiting", "claimed"])
    .execute();
}

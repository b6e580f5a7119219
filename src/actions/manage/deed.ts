import { newId } from "../../base/id.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import type { Writer } from "../../store/database.ts";
import { Journal } from "../../store/journal.ts";
import { isCustomerBusy, isSlotTaken } from "../../store/slot-taken.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { Refused } from "./refused.ts";

/** Who changes the business. With `rehearse`, everything is tried out and nothing stays. */
export interface ManageContext extends ActionContext {
  readonly rehearse?: boolean;
}

/** One change by the owner while it is under way: everything in it is written together or not at all. */
export interface Deed {
  readonly writer: Writer;
  /** Writes rows of the business and keeps what they were. */
  readonly rows: Journal;
  readonly deskId: string;
  readonly nowMs: number;
  /** The same context with the deed's id, for what is kept along with it. */
  readonly context: ManageContext;
}

/** What came of a change. */
export interface Done {
  readonly id: string;
  /** What the owner should know besides, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Runs one change of the owner's in a transaction and keeps who made it, row by row, under one change id. Throws `Refused`
 * for what can't be done, with nothing written.
 */
export async function perform<Result>(
  context: ManageContext,
  work: (deed: Deed) => Promise<Result>,
): Promise<Result> {
  const { actor, clock, database, deskId } = context;
  if (actor.kind === "caller") throw new Error("Only the owner changes the business");
  const changeId = context.changeId ?? newId("change");
  const nowMs = clock.nowMs();
  const tried: { result?: { readonly value: Result } } = {};
  try {
    return await database.write(async (writer) => {
      const rows = new Journal(writer);
      const own = { ...context, changeId };
      const result = await work({ writer, rows, deskId, nowMs, context: own });
      for (const { table, id, before, after } of rows.changes()) {
        await recordAudit(writer, {
          deskId,
          atMs: nowMs,
          actor: actor.kind,
          channel: actor.channel,
          callId: callOf(context),
          action: before ? (after ? "changed" : "removed") : "added",
          subject: table,
          subjectId: id,
          ...(before && { before }),
          ...(after && { after }),
          changeId,
        });
      }
      if (context.rehearse !== true) return result;
      tried.result = { value: result };
      throw new Rehearsed();
    });
  } catch (error) {
    if (error instanceof Rehearsed && tried.result) return tried.result.value;
    if (isCustomerBusy(error))
      throw new Refused("The customer has another appointment at that time.", "state");
    if (!isSlotTaken(error)) throw error;
    throw new Refused("Somebody is booked at that time; choose another time.", "state");
  }
}

/** Rolls back what was only tried out. */
class Rehearsed extends Error {
  override readonly name = "Rehearsed";
}

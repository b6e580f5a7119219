import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { dayAndTime } from "../../actions/manage/coming.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { lastChange, undoLastChange, type LastChange } from "../../actions/manage/undo.ts";

/** A change of the owner's, in words. */
export interface Undoable {
  /** `added the service Gel nails` */
  readonly what: string;
  /** When, by the clock at the desk. */
  readonly at: string;
}

/** What undoing would take back; undefined when there is nothing. With `skip`, the change before the last one. */
export async function describeChange(
  context: ManageContext,
  skip = false,
): Promise<Undoable | undefined> {
  const change = await lastChange(context, skip ? 1 : 0);
  return change && (await inWords(context, change));
}

/**
 * Takes the last change back. Throws `Refused` when it can't be. With `skip` it leaves the last one as it is, and all before it
 * that can't be undone either.
 */
export async function undoLast(context: ManageContext, skip = false): Promise<Undoable> {
  if (!skip) return await inWords(context, await undoLastChange(context));
  for (let skipped = 1; ; skipped += 1) {
    try {
      return await inWords(context, await undoLastChange(context, skipped));
    } catch (error) {
      const isLast = (await lastChange(context, skipped)) === undefined;
      if (!(error instanceof Refused) || isLast) throw error;
    }
  }
}

async function inWords(context: ManageContext, change: LastChange): Promise<Undoable> {
  const { zone } = await deskRules(context.database.read, context.deskId);
  return { what: change.what, at: dayAndTime(change.atMs, zone) };
}

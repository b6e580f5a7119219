import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { dayAndTime } from "../../actions/manage/coming.ts";
import { lastChange, undoLastChange, type LastChange } from "../../actions/manage/undo.ts";

/** A change of the owner's, in words. */
export interface Undoable {
  /** `added the service Gel nails` */
  readonly what: string;
  /** When, by the clock at the desk. */
  readonly at: string;
}

/** What undoing would take back; undefined when there is nothing. */
export async function describeChange(context: ManageContext): Promise<Undoable | undefined> {
  const change = await lastChange(context);
  return change && (await inWords(context, change));
}

/** Takes the last change back. Throws `Refused` when it can't be. */
export async function undoLast(context: ManageContext): Promise<Undoable> {
  return await inWords(context, await undoLastChange(context));
}

async function inWords(context: ManageContext, change: LastChange): Promise<Undoable> {
  const { zone } = await deskRules(context.database.read, context.deskId);
  return { what: change.what, at: dayAndTime(change.atMs, zone) };
}

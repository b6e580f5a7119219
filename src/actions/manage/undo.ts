import { z } from "zod";
import { lastDeed, UNDO_PREFIX, type DeedRows } from "../../store/audit/deeds.ts";
import { releaseLapsedHolds } from "../../store/book/visits.ts";
import type { Reader } from "../../store/database.ts";
import { isSameRow, OWNED_KEYS, type OwnedTable, type Row } from "../../store/journal.ts";
import { bookChanged } from "../booking/book-changed.ts";
import { replanReminders } from "../outreach/plan-reminders.ts";
import { namesAt } from "../changes/word-change.ts";
import { wordDeed } from "../changes/word-deed.ts";
import { cancelAppointment, moveAppointment } from "./appointments.ts";
import { perform, type Deed, type ManageContext } from "./deed.ts";
import { isInUse } from "./in-use.ts";
import { Refused } from "./refused.ts";

/** The owner's last change that can still be looked back on. */
export interface LastChange {
  readonly changeId: string;
  readonly atMs: number;
  /** In a few words, e.g. `added the service Gel nails`. */
  readonly what: string;
}

/** What undoing would take back; undefined when there is nothing left. */
export async function lastChange(
  { database, deskId }: ManageContext,
  skipped = 0,
): Promise<LastChange | undefined> {
  const deed = await lastDeed(database.read, deskId, skipped);
  const [first] = deed;
  if (!first) return undefined;
  // As in the list of changes.
  const what = wordDeed(deed, await namesAt(database.read, deskId));
  return { changeId: first.change_id, atMs: first.at_ms, what };
}

/**
 * Takes the owner's last change back, by the rules of the book: rows become what they were unless they changed again, an
 * appointment is cancelled, moved back or booked again if its time is still free. Throws `Refused` when that can't be: what lies
 * before it is taken back only when the owner leaves that one as it is, with `skipped`.
 */
export async function undoLastChange(context: ManageContext, skipped = 0): Promise<LastChange> {
  const change = await lastChange(context, skipped);
  if (!change) throw new Refused("There is nothing to undo.", "state");
  const deed = await lastDeed(context.database.read, context.deskId, skipped);
  const own = { ...context, changeId: `${UNDO_PREFIX}${change.changeId}` };
  const visits = deed.filter((row) => row.subject === "visits");
  const [visit, another] = visits;
  const areCancelled = visits.every((row) => row.action === "cancelled");
  if (areCancelled) {
    await perform(own, async (undo) => {
      await restoreRows(
        undo,
        deed.filter((row) => row.subject !== "visits"),
      );
      for (const row of visits) await rebook(undo, row.subject_id);
      if (deed.some((row) => row.subject === "desks"))
        await replanReminders(undo.writer, undo.deskId, undo.nowMs);
    });
  } else if (!visit || another || visit.action === "imported") {
    throw new Refused(
      `The last change ${change.what}; that many appointments aren't undone at once, so cancel those that are wrong.`,
      "state",
    );
  } else {
    await undoVisit(own, visit);
  }
  return change;
}

const keptVisit = z.object({
  startMs: z.number(),
  serviceIds: z.array(z.string()),
  stylistId: z.string(),
  /** Absent in what was kept before visits could be shared. */
  stylistIds: z.exactOptional(z.array(z.string())),
});

async function undoVisit(context: ManageContext, row: DeedRows[number]): Promise<void> {
  const id = row.subject_id;
  if (row.action === "booked") {
    await cancelAppointment(context, id);
  } else if (row.action === "moved" && row.before !== null) {
    const before = keptVisit.parse(JSON.parse(row.before));
    await moveAppointment(context, { appointmentId: id, ...before });
  } else {
    throw new Refused("The last change of that appointment can't be undone.", "state");
  }
}

async function rebook({ writer, deskId, nowMs, context }: Deed, id: string): Promise<void> {
  await releaseLapsedHolds(writer, nowMs);
  const visit = await writer
    .selectFrom("visits")
    .select(["status", "starts_at_ms"])
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (visit?.status !== "cancelled")
    throw new Refused("The appointment was changed since it was cancelled.", "state");
  if (visit.starts_at_ms <= nowMs)
    throw new Refused("The appointment that was cancelled would be over by now.", "state");
  await writer
    .updateTable("visits")
    .set((row) => ({ status: "booked", sequence: row("sequence", "+", 1), updated_at_ms: nowMs }))
    .where("id", "=", id)
    .execute();
  await bookChanged(writer, context, {
    action: "booked",
    appointmentId: id,
    key: `rebooked:${id}:${context.changeId ?? nowMs}`,
  });
}

const keptRow = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

async function restoreRows(deed: Deed, changed: DeedRows): Promise<void> {
  const order = Object.keys(OWNED_KEYS);
  const rows = changed
    .map((row) => {
      const table = ownedTable(row.subject);
      return {
        table,
        before: row.before === null ? undefined : keptRow.parse(JSON.parse(row.before)),
        after: row.after === null ? undefined : keptRow.parse(JSON.parse(row.after)),
      };
    })
    .toSorted((a, b) => order.indexOf(a.table) - order.indexOf(b.table));
  for (const { table, before, after } of rows) {
    // What a call or an erasure does to a customer is kept without what it was.
    if (!before && !after) throw cannotBe();
    const now = await deed.rows.find(table, after ?? before ?? {});
    if (!isSameRow(now, after))
      throw new Refused(
        "That was changed again since, so it can't be undone; frontdesk undo --skip leaves it and takes back the change before.",
        "state",
      );
  }
  // What changed may name what is new: it goes back first. Then what is new goes, children before parents, and what was there
  // comes back, parents before children.
  for (const { table, before, after } of rows)
    if (before && after) await deed.rows.revert(table, after, before);
  for (const { table, before, after } of rows.toReversed()) {
    if (before || !after) continue;
    await refuseInUse(deed.writer, table, after);
    await deed.rows.remove(table, after);
  }
  for (const { table, before, after } of rows)
    if (before && !after) await deed.rows.restore(table, before);
}

function ownedTable(subject: string): OwnedTable {
  const table = Object.keys(OWNED_KEYS).find((name): name is OwnedTable => name === subject);
  if (table === undefined) throw cannotBe();
  return table;
}

function cannotBe(): Refused {
  return new Refused(
    "The last change can't be undone; frontdesk undo --skip leaves it and takes back the change before.",
    "state",
  );
}

async function refuseInUse(reader: Reader, table: OwnedTable, row: Row): Promise<void> {
  const isKept =
    table === "services" || table === "stylists" || table === "customers" || table === "locations";
  if (!isKept && table !== "resources") return;
  if (!(await isInUse(reader, table, String(row["id"])))) return;
  const name = typeof row["name"] === "string" ? row["name"] : "that";
  throw new Refused(
    `${name} was booked since, and the book keeps that, cancelled or not; frontdesk undo --skip leaves it and takes back the change before.`,
    "state",
  );
}

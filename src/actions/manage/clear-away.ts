import type { Appointment } from "../../store/book/appointments.ts";
import { cancelVisit } from "../../store/book/visits.ts";
import { bookChanged } from "../booking/book-changed.ts";
import type { Deed } from "./deed.ts";

/**
 * Cancels appointments because nobody will be there, and writes what says so (`close`) before anybody is told: so what becomes
 * free is offered to nobody on the waiting list. Answers notes for the owner.
 */
export async function clearAway(
  { writer, nowMs, context }: Deed,
  clashes: readonly Appointment[],
  close: () => Promise<void>,
): Promise<readonly string[]> {
  for (const { id } of clashes) await cancelVisit(writer, id, nowMs);
  await close();
  for (const before of clashes) {
    await bookChanged(writer, context, {
      action: "cancelled",
      appointmentId: before.id,
      before,
      key: `cancelled:${before.id}:${context.changeId ?? nowMs}`,
    });
  }
  if (clashes.length === 0) return [];
  const what = clashes.length === 1 ? "An appointment was" : `${clashes.length} appointments were`;
  return [`${what} cancelled; whoever takes messages is told.`];
}

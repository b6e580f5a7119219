import { LIMITS } from "../../domain/business/limits.ts";
import { localDayAround, toInstantMs } from "../../domain/scheduling/local-time.ts";
import { appointments } from "../../store/book/appointments.ts";
import { checkOptionalText } from "./check-fields.ts";
import { clearAway } from "./clear-away.ts";
import { appointmentLine } from "./coming.ts";
import { perform, type Deed, type Done, type ManageContext } from "./deed.ts";
import { deskRules } from "./desk-row.ts";
import { Refused } from "./refused.ts";
import { newRowId } from "./row-id.ts";

/** Days on which the desk does not open, `YYYY-MM-DD`, both included. */
export interface ClosureInput {
  readonly from: string;
  readonly to: string;
  readonly reason?: string | null;
  /** What becomes of what is booked on those days; without either, appointments there are a reason to refuse. */
  readonly keepsAppointments?: boolean;
  readonly cancelsAppointments?: boolean;
}

/** Closes the desk for some days. Throws `Refused` with the list when nothing is said of appointments on them. */
export async function addClosure(
  context: ManageContext,
  input: ClosureInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const id = await newRowId(deed, "closures", `closure-${input.from}`, input.id);
    const notes = await closeDays(deed, input, () =>
      deed.rows.insert("closures", {
        id,
        desk_id: deed.deskId,
        location_id: null,
        ...columns(input),
      }),
    );
    return { id, notes };
  });
}

export async function changeClosure(
  context: ManageContext,
  id: string,
  changes: Partial<ClosureInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    const now = await closureRow(deed, id);
    const input = {
      from: now.from_date,
      to: now.to_date,
      reason: now.reason,
      ...changes,
    };
    const notes = await closeDays(deed, input, () =>
      deed.rows.update("closures", { id }, columns(input)),
    );
    return { id, notes };
  });
}

/** Opens again. */
export async function removeClosure(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    await closureRow(deed, id);
    await deed.rows.remove("closures", { id });
    return { id, notes: [] };
  });
}

function columns({ from, to, reason }: ClosureInput) {
  return {
    from_date: from,
    to_date: to,
    reason: checkOptionalText(reason, "The reason", LIMITS.reason),
  };
}

async function closureRow({ writer, deskId }: Deed, id: string) {
  const row = await writer
    .selectFrom("closures")
    .selectAll()
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (row) return row;
  throw new Refused("There is no such closure; frontdesk closures lists them.", "state");
}

async function closeDays(
  deed: Deed,
  input: ClosureInput,
  close: () => Promise<void>,
): Promise<readonly string[]> {
  const { writer, deskId, nowMs } = deed;
  if (input.to < input.from) throw new Refused("A closure must end after it begins.");
  const { zone } = await deskRules(writer, deskId);
  const dayOf = (date: string) => localDayAround(toInstantMs(`${date}T12:00`, zone), zone);
  const clashes = await appointments(writer, {
    deskId,
    status: "booked",
    fromMs: Math.max(nowMs, dayOf(input.from).startMs),
    untilMs: dayOf(input.to).endMs,
  });
  if (clashes.length === 0 || input.cancelsAppointments === true)
    return await clearAway(deed, clashes, close);
  const count = clashes.length === 1 ? "An appointment is" : `${clashes.length} appointments are`;
  if (input.keepsAppointments === true) {
    await close();
    return [`${count} still booked on those days.`];
  }
  throw new Refused(
    `${count} booked on those days; move them first, or say --keep-appointments yes or --cancel-appointments yes.`,
    "state",
    clashes.map((one) => appointmentLine(one, zone)),
  );
}

import { LIMITS } from "../../domain/business/limits.ts";
import type { Appointment } from "../../store/book/appointments.ts";
import { releaseLapsedHolds } from "../../store/book/visits.ts";
import { checkOptionalText } from "./check-fields.ts";
import { clearAway } from "./clear-away.ts";
import { appointmentLine, comingAppointments } from "./coming.ts";
import { perform, type Deed, type Done, type ManageContext } from "./deed.ts";
import { deskRules } from "./desk-row.ts";
import { personRow } from "./people.ts";
import { Refused } from "./refused.ts";

/** A stretch in which somebody is away, UTC milliseconds; `endMs` is not included. */
export interface TimeOffInput {
  readonly stylistId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly reason?: string | null;
  /** Cancels what is booked with them then; without it, appointments there are a reason to refuse. */
  readonly cancelsAppointments?: boolean;
}

/**
 * Notes that somebody is away: nobody can be booked with them then. The database holds time off and appointments apart, so
 * this throws `Refused` with the list when appointments in the stretch are to stay.
 */
export async function addTimeOff(
  context: ManageContext,
  input: TimeOffInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const { rows, writer } = deed;
    const person = await personRow(deed, input.stylistId);
    const clashes = await checkStretch(deed, input, person.name);
    const taken = await writer
      .selectFrom("time_off")
      .select("id")
      .where("stylist_id", "=", input.stylistId)
      .execute();
    const id = input.id ?? freeId(input.stylistId, new Set(taken.map((row) => row.id)));
    if (await rows.find("time_off", { id }))
      throw new Refused(`The id ${id} is taken; leave it out.`, "state");
    const notes = await clearAway(deed, clashes, () =>
      rows.insert("time_off", { id, ...columns(input) }),
    );
    return { id, notes };
  });
}

/** Moves or renames a stretch of time off, under the same rules. */
export async function changeTimeOff(
  context: ManageContext,
  id: string,
  changes: Partial<Omit<TimeOffInput, "stylistId">>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    const now = await timeOffRow(deed, id);
    const person = await personRow(deed, now.stylist_id);
    const input = {
      stylistId: now.stylist_id,
      startMs: changes.startMs ?? now.starts_at_ms,
      endMs: changes.endMs ?? now.ends_at_ms,
      reason: changes.reason === undefined ? now.reason : changes.reason,
      cancelsAppointments: changes.cancelsAppointments === true,
    };
    const clashes = await checkStretch(deed, input, person.name);
    const notes = await clearAway(deed, clashes, () =>
      deed.rows.update("time_off", { id }, columns(input)),
    );
    return { id, notes };
  });
}

/** Somebody is there after all. */
export async function removeTimeOff(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    await timeOffRow(deed, id);
    await deed.rows.remove("time_off", { id });
    return { id, notes: [] };
  });
}

function columns({ stylistId, startMs, endMs, reason }: TimeOffInput) {
  return {
    stylist_id: stylistId,
    starts_at_ms: startMs,
    ends_at_ms: endMs,
    reason: checkOptionalText(reason, "The reason", LIMITS.reason),
  };
}

function freeId(stylistId: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const id = `${stylistId}/time-off-${number}`;
    if (!taken.has(id)) return id;
  }
}

async function timeOffRow({ writer, deskId }: Deed, id: string) {
  const row = await writer
    .selectFrom("time_off")
    .innerJoin("stylists", "stylists.id", "time_off.stylist_id")
    .selectAll("time_off")
    .where("time_off.id", "=", id)
    .where("stylists.desk_id", "=", deskId)
    .executeTakeFirst();
  if (row) return row;
  throw new Refused("There is no such time off; frontdesk time-off lists it.", "state");
}

/** Answers what is to be cancelled. */
async function checkStretch(
  deed: Deed,
  input: TimeOffInput,
  name: string,
): Promise<readonly Appointment[]> {
  const { writer, deskId, nowMs } = deed;
  if (input.endMs <= input.startMs) throw new Refused("Time off must end after it begins.");
  await releaseLapsedHolds(writer, nowMs);
  const { zone } = await deskRules(writer, deskId);
  const clashes = await comingAppointments(writer, {
    deskId,
    stylistId: input.stylistId,
    fromMs: input.startMs,
    untilMs: input.endMs,
  });
  if (clashes.length > 0 && input.cancelsAppointments !== true) {
    const count = clashes.length === 1 ? "an appointment" : `${clashes.length} appointments`;
    const them = clashes.length === 1 ? "it" : "them";
    throw new Refused(
      `${name} has ${count} then; move ${them} first, or cancel ${them} with --cancel-appointments yes.`,
      "state",
      clashes.map((one) => appointmentLine(one, zone)),
    );
  }
  const held = await writer
    .selectFrom("segments")
    .select("id")
    .where("stylist_id", "=", input.stylistId)
    .where("active", "=", 1)
    .where(
      "visit_id",
      "not in",
      clashes.map(({ id }) => id),
    )
    .where("occupied_until_ms", ">", input.startMs)
    .where("occupied_from_ms", "<", input.endMs)
    .limit(1)
    .executeTakeFirst();
  if (held)
    throw new Refused(
      `A caller is being offered a time with ${name} in that stretch; try again in a few minutes.`,
      "state",
    );
  return clashes;
}

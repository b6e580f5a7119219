import { newId } from "../../base/id.ts";
import { gapMs, planService } from "../../domain/scheduling/visit-plan.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import { markReminded } from "../../store/outbox/mark-reminded.ts";
import { bookChanged } from "../booking/book-changed.ts";
import type { Deed } from "./deed.ts";
import { Refused } from "./refused.ts";
import { skillsOf } from "./skills.ts";

const MINUTE_MS = 60_000;

/** An appointment as another book has it. */
export interface RecordedAppointment {
  readonly id: string;
  readonly customerId: string;
  /** In order of work, all by the same person. */
  readonly services: readonly RecordedService[];
  readonly stylistId: string;
  readonly startMs: number;
  readonly status: "booked" | "cancelled";
  readonly note?: string | null;
  readonly createdAtMs: number;
  /** Whom the owner knows to be booked twice at that time; anybody else is refused by the guard. */
  readonly bookedTwice?: { readonly stylist: boolean; readonly customer: boolean };
  /** The customer was reminded of it elsewhere. */
  readonly reminded?: boolean;
}

/** What a service was, and may no longer be. */
export interface RecordedService {
  readonly id: string;
  readonly phases: readonly {
    readonly kind: "working" | "processing" | "finishing";
    readonly minutes: number;
  }[];
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

/** What it keeps somebody from, UTC milliseconds. */
interface Work {
  readonly serviceId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly occupiedFromMs: number;
  readonly occupiedUntilMs: number;
}

/**
 * Writes down an appointment that was agreed on elsewhere, past or to come, as it was agreed: opening hours, notice and the
 * grid don't count, the guard against overlaps does. The customer isn't told, but is reminded of one that is to come.
 */
export async function recordAppointment(deed: Deed, input: RecordedAppointment): Promise<void> {
  const { writer, deskId, nowMs, context } = deed;
  const { work, endMs } = layOut(input.services, input.startMs);
  const isBooked = input.status === "booked";
  await writer
    .insertInto("visits")
    .values({
      id: input.id,
      desk_id: deskId,
      customer_id: input.customerId,
      status: input.status,
      starts_at_ms: input.startMs,
      ends_at_ms: endMs,
      created_at_ms: input.createdAtMs,
      held_until_ms: null,
      call_id: null,
      note: input.note ?? null,
      overlap_allowed: input.bookedTwice?.customer === true ? 1 : 0,
    })
    .execute();
  for (const [position, one] of work.entries()) {
    await writer
      .insertInto("segments")
      .values({
        id: newId("segment"),
        visit_id: input.id,
        service_id: one.serviceId,
        stylist_id: input.stylistId,
        position,
        starts_at_ms: one.startMs,
        ends_at_ms: one.endMs,
        occupied_from_ms: one.occupiedFromMs,
        occupied_until_ms: one.occupiedUntilMs,
        active: isBooked ? 1 : 0,
        overlap_allowed: input.bookedTwice?.stylist === true ? 1 : 0,
      })
      .execute();
  }
  if (isBooked && input.startMs > nowMs) {
    const { id: visitId, startMs } = input;
    if (input.reminded === true) await markReminded(writer, { deskId, visitId, startMs, nowMs });
    await bookChanged(writer, context, {
      action: "booked",
      appointmentId: input.id,
      key: `recorded:${input.id}`,
      knownToCustomer: true,
    });
    return;
  }
  const { actor } = context;
  await recordAudit(writer, {
    deskId,
    atMs: nowMs,
    actor: actor.kind === "caller" ? "system" : actor.kind,
    channel: actor.channel,
    callId: null,
    action: "imported",
    subject: "visits",
    subjectId: input.id,
    after: {
      status: input.status,
      startMs: input.startMs,
      endMs,
      customerId: input.customerId,
      serviceIds: input.services.map((service) => service.id),
      stylistId: input.stylistId,
    },
    changeId: context.changeId ?? newId("change"),
  });
}

/** When somebody is at work for these services, one after the other, and when the customer is done. */
export function layOut(
  services: readonly RecordedService[],
  startMs: number,
): { readonly work: readonly Work[]; readonly endMs: number } {
  const work: Work[] = [];
  let atMs = startMs;
  for (const [index, service] of services.entries()) {
    const beginMs = atMs;
    const plan = planService({ ...service, phases: service.phases });
    for (const one of plan.work) {
      work.push({
        serviceId: service.id,
        startMs: beginMs + one.fromMs,
        endMs: beginMs + one.toMs,
        occupiedFromMs: beginMs + one.occupiedFromMs,
        occupiedUntilMs: beginMs + one.occupiedToMs,
      });
    }
    atMs += plan.lengthMs + gapMs(service, services[index + 1]);
  }
  const lastMs = work.at(-1)?.endMs ?? startMs + MINUTE_MS;
  return { work, endMs: Math.max(atMs, lastMs) };
}

/** The services of an appointment as this person does them, or did. Throws `Refused` for one that never was. */
export async function recordedServices(
  { writer, deskId }: Pick<Deed, "writer" | "deskId">,
  serviceIds: readonly string[],
  stylistId: string,
): Promise<readonly RecordedService[]> {
  const rows = await writer
    .selectFrom("services")
    .select(["id", "buffer_before_minutes", "buffer_after_minutes"])
    .where("desk_id", "=", deskId)
    .where("id", "in", serviceIds)
    .execute();
  const phases = await writer
    .selectFrom("service_phases")
    .select(["service_id", "kind", "minutes"])
    .where("service_id", "in", serviceIds)
    .orderBy("position")
    .execute();
  const skills = await skillsOf(writer, { stylistId });
  return serviceIds.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw new Refused("One of its services is unknown.", "state");
    const own = skills.find((skill) => skill.serviceId === id)?.phases;
    return {
      id,
      phases: own ?? phases.filter((phase) => phase.service_id === id),
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
    };
  });
}

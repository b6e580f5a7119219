import { serviceMinutes, type Service } from "../../domain/business/service.ts";
import { freeSlots } from "../../domain/scheduling/free-slots.ts";
import { localDayAround, toInstantMs } from "../../domain/scheduling/local-time.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import type { ActionContext } from "../action-context.ts";
import { slotRequest, viewBook } from "./book-view.ts";
import { offer, type OfferedSlot } from "./offered-slot.ts";

/** One stylist, one day, `YYYY-MM-DD`. */
export interface CheckAvailabilityInput {
  readonly stylistId: string;
  readonly date: string;
  /** IANA zone that the day is meant in. */
  readonly zone: string;
  /** Without a service: the shortest this stylist does. */
  readonly serviceIds?: readonly string[];
}

/** When visits could start. */
export type CheckAvailabilityResult =
  | {
      readonly ok: true;
      readonly slots: readonly OfferedSlot[];
      /** The same as stretches: a visit can start at each step of the grid from `startMs` to `endMs`, both included. */
      readonly stretches: readonly Span[];
    }
  | { readonly ok: false; readonly reason: "unknown-service" | "unknown-stylist" };

/** Looks when one stylist is free on one day. It changes nothing. */
export async function checkAvailability(
  context: ActionContext,
  input: CheckAvailabilityInput,
): Promise<CheckAvailabilityResult> {
  const day = localDayAround(toInstantMs(`${input.date}T12:00`, input.zone), input.zone);
  const window = { fromMs: day.startMs, untilMs: day.endMs };
  const view = await viewBook(context.database.read, {
    deskId: context.deskId,
    nowMs: context.clock.nowMs(),
    ...window,
  });
  const stylist = view.business.stylists.find((one) => one.id === input.stylistId);
  if (!stylist) return { ok: false, reason: "unknown-stylist" };
  const minutesOf = (service: Service) => {
    const own = stylist.ownServices.find(({ serviceId }) => serviceId === service.id);
    return serviceMinutes({ phases: own?.phases ?? service.phases });
  };
  const [shortest] = view.business.services
    .filter((service) => stylist.serviceIds.includes(service.id))
    .toSorted((a, b) => minutesOf(a) - minutesOf(b));
  const serviceIds = input.serviceIds ?? (shortest ? [shortest.id] : []);
  const request = slotRequest(view, { serviceIds, stylistId: stylist.id });
  if (!request || serviceIds.length === 0) return { ok: false, reason: "unknown-service" };
  const slots = freeSlots({ ...request, ...window });
  return {
    ok: true,
    slots: slots.map((slot) => offer(view.business, serviceIds, slot)),
    stretches: stretchesOf(
      slots.map((slot) => slot.startMs),
      view.business.policies.slotIntervalMinutes * 60_000,
    ),
  };
}

/** Joins starts that follow each other at the grid's step. */
function stretchesOf(startsMs: readonly number[], stepMs: number): readonly Span[] {
  const stretches: { startMs: number; endMs: number }[] = [];
  for (const startMs of startsMs) {
    const last = stretches.at(-1);
    if (last && startMs - last.endMs <= stepMs) last.endMs = startMs;
    else stretches.push({ startMs, endMs: startMs });
  }
  return stretches;
}

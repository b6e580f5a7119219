import type { Appointment } from "../../store/book/appointments.ts";
import { withdraw } from "../../store/outbox/outbox.ts";
import { openOffers, settleOffer } from "../../store/waiting/waiting-offers.ts";
import { setWaitingStatus, waiting } from "../../store/waiting/waiting-list.ts";
import type { Writer } from "../../store/database.ts";
import type { ActionContext } from "../action-context.ts";
import { offerFreedTime } from "./offer-freed-time.ts";

/**
 * What a change of the book means for those who wait, in the transaction that makes it: who booked what they waited for waits no
 * longer, and time that became free goes to the first whom it suits.
 */
export async function followWaitingList(
  writer: Writer,
  context: ActionContext,
  change: {
    readonly action: "booked" | "moved" | "cancelled";
    readonly before?: Appointment;
    readonly after?: Appointment;
  },
): Promise<void> {
  const { action, before, after } = change;
  if (action === "booked" && after) await stopWaiting(writer, context, after);
  if (action === "booked" || !before) return;
  await offerFreedTime(writer, context, {
    startMs: before.startMs,
    endMs: before.endMs,
    stylistIds: before.services.map(({ stylist }) => stylist.id),
    givenUpBy: before.customer.id,
  });
}

async function stopWaiting(
  writer: Writer,
  { clock, deskId }: ActionContext,
  { id, customer, services, startMs }: Appointment,
): Promise<void> {
  const [taken] = await openOffers(writer, { deskId, visitIds: [id] });
  if (taken) {
    await settleOffer(writer, taken.id, "accepted");
    await setWaitingStatus(writer, [taken.waitingId], "booked");
    const nowMs = clock.nowMs();
    await withdraw(writer, { visitId: id, kinds: ["waiting-offer"], reason: "replaced", nowMs });
  }
  const wished = await waiting(writer, {
    deskId,
    customerIds: [customer.id],
    statuses: ["waiting"],
    suits: { startMs, endMs: startMs + 1 },
  });
  const had = wished.filter(({ serviceIds }) =>
    serviceIds.every((service) => services.some((one) => one.id === service)),
  );
  await setWaitingStatus(
    writer,
    had.map((one) => one.id),
    "booked",
  );
}

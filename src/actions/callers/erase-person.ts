import { newId } from "../../base/id.ts";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import { appointments } from "../../store/book/appointments.ts";
import { recordAudit } from "../../store/audit/audit.ts";
import {
  customersAsWritten,
  customersByPhone,
  numbersOfCustomers,
} from "../../store/customers/customers.ts";
import { eraseCustomers } from "../../store/customers/erase-customers.ts";
import { openOffers } from "../../store/waiting/waiting-offers.ts";
import { setWaitingStatus, waiting } from "../../store/waiting/waiting-list.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { endOffer } from "../waiting/end-offer.ts";

/** Who was erased, by name for the last time, or why nobody was. */
export type ErasePersonResult =
  | { readonly ok: true; readonly names: readonly string[] }
  | {
      readonly ok: false;
      readonly reason: "no-number" | "nobody" | "coming";
      /** When they are still to come, `YYYY-MM-DDTHH:MM` at the desk. */
      readonly coming?: string;
    };

/**
 * Erases everybody at a number, in any form that holds in the desk's country, or as it was written in an old book; or somebody by the
 * id: names, numbers, notes, messages, wishes and the words of calls. Their past appointments stay, as nobody's. With `rehearse` it only says who that would be.
 */
export async function erasePerson(
  context: ActionContext,
  input: { readonly phone: string; readonly rehearse?: boolean },
): Promise<ErasePersonResult> {
  const { actor, clock, database, deskId } = context;
  const { country, zone } = await database.read
    .selectFrom("desks")
    .select(["country", "zone"])
    .where("id", "=", deskId)
    .executeTakeFirstOrThrow();
  const reading = readPhoneNumber(input.phone, country);
  const nowMs = clock.nowMs();
  return await database.write(async (writer) => {
    const people = reading.ok
      ? await customersByPhone(writer, deskId, reading.number)
      : await customersAsWritten(writer, deskId, input.phone);
    if (!reading.ok && people.length === 0) return { ok: false, reason: "no-number" };
    const names = people.map(({ name }) => name);
    const customerIds = people.map(({ id }) => id);
    if (people.length === 0) return { ok: false, reason: "nobody" };
    const booked = await appointments(writer, { deskId, status: "booked", fromMs: nowMs });
    const next = booked.find((one) => customerIds.includes(one.customer.id));
    if (next) return { ok: false, reason: "coming", coming: toLocal(next.startMs, zone) };
    if (input.rehearse === true) return { ok: true, names };
    const wishes = await waiting(writer, {
      deskId,
      customerIds,
      statuses: ["waiting", "offered"],
    });
    const waitingIds = wishes.map(({ id }) => id);
    await setWaitingStatus(writer, waitingIds, "left");
    for (const offer of await openOffers(writer, { deskId, waitingIds }))
      await endOffer(writer, context, offer, { status: "declined", entry: "left" });
    const phones = await numbersOfCustomers(writer, customerIds);
    await eraseCustomers(writer, { deskId, customerIds, phones, nowMs });
    const changeId = context.changeId ?? newId("change");
    for (const subjectId of customerIds) {
      await recordAudit(writer, {
        deskId,
        atMs: nowMs,
        actor: actor.kind,
        channel: actor.channel,
        callId: callOf(context),
        action: "erased",
        subject: "customers",
        subjectId,
        changeId,
      });
    }
    return { ok: true, names };
  });
}

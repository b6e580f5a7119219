import { whoIsMeant } from "../../domain/people/same-person.ts";
import type { Span } from "../../domain/scheduling/types.ts";
import {
  customersByPhone,
  customersByPhones,
  whoIsThere,
} from "../../store/customers/customers.ts";
import { isExpected } from "../../store/book/is-expected.ts";
import type { Reader } from "../../store/database.ts";
import type { ActionContext } from "../action-context.ts";
import { ownNumbers } from "../callers/own-numbers.ts";

/**
 * Whether somebody of this name at this number already has an appointment that overlaps the stretch. Of a number that was only
 * spoken only what was booked in this very call counts: anybody could try out when somebody else is expected. Their
 * booking beside another goes under a second entry (`customerFor`), so that the answer stays the same at the commit.
 */
export async function isBusyThen(
  reader: Reader,
  context: ActionContext,
  who: { readonly name: string; readonly phone: string },
  stretch: Span,
  exceptVisit?: string,
): Promise<boolean> {
  const numbers = await ownNumbers(context, reader);
  const here = await customersByPhone(reader, context.deskId, who.phone);
  const which = exceptVisit === undefined ? {} : { exceptVisit };
  const { actor } = context;
  if (actor.kind !== "caller" || numbers === undefined || numbers.includes(who.phone)) {
    const known = whoIsThere(who.name, here);
    return known !== undefined && (await isExpected(reader, known.id, stretch, which));
  }
  const madeIn = actor.callId;
  for (const one of here)
    if (
      whoIsMeant(who.name, [one]) &&
      (await isExpected(reader, one.id, stretch, { ...which, madeIn }))
    )
      return true;
  return false;
}

/** Whether whoever acts may know what else a customer has: it is themselves, or they act for everybody. */
export async function isOwnCustomer(
  reader: Reader,
  context: ActionContext,
  customerId: string,
): Promise<boolean> {
  const numbers = await ownNumbers(context, reader);
  if (numbers === undefined) return true;
  const own = await customersByPhones(reader, context.deskId, numbers);
  return own.some(({ id }) => id === customerId);
}

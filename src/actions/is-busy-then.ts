import { whoIsMeant } from "../domain/people/same-person.ts";
import type { Span } from "../domain/scheduling/types.ts";
import { customersByPhone } from "../store/book/customers.ts";
import { isExpected } from "../store/book/is-expected.ts";
import type { Writer } from "../store/database.ts";
import type { ActionContext } from "./action-context.ts";
import { ownNumbers } from "./own-numbers.ts";

/**
 * Whether somebody of this name at this number already has an appointment that overlaps the stretch. Of a number that was only
 * spoken nothing is said: anybody could try out when somebody else is expected. The database holds their
 * appointments apart all the same, when one is committed.
 */
export async function isBusyThen(
  writer: Writer,
  context: ActionContext,
  who: { readonly name: string; readonly phone: string },
  stretch: Span,
): Promise<boolean> {
  const numbers = await ownNumbers(context, writer);
  if (numbers !== undefined && !numbers.includes(who.phone)) return false;
  const known = whoIsMeant(who.name, await customersByPhone(writer, context.deskId, who.phone));
  return known !== undefined && (await isExpected(writer, known.id, stretch));
}

import { customersByPhones } from "../../store/customers/customers.ts";
import { waiting, type Waiting } from "../../store/waiting/waiting-list.ts";
import type { Reader } from "../../store/database.ts";
import { callOf, type ActionContext } from "../action-context.ts";
import { ownNumbers } from "../callers/own-numbers.ts";

/** What whoever acts waits for, in the order they joined: at their own numbers or in this call; for the owner, everybody's. */
export async function ownWaiting(
  context: ActionContext,
  reader: Reader,
): Promise<readonly Waiting[]> {
  const { deskId } = context;
  const all = { deskId, statuses: ["waiting", "offered"] } as const;
  const phones = await ownNumbers(context, reader);
  if (phones === undefined) return await waiting(reader, all);
  const people = await customersByPhones(reader, deskId, phones);
  const callId = callOf(context);
  const here = callId === null ? [] : await waiting(reader, { ...all, callId });
  const own = await waiting(reader, { ...all, customerIds: people.map(({ id }) => id) });
  return [...own, ...here.filter((one) => !own.some(({ id }) => id === one.id))];
}

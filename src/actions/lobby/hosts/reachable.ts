import type { Reachable } from "../../../domain/visits/plan-ladder.ts";
import type { Reader } from "../../../store/database.ts";
import { findEmployee, type Employee } from "../../../store/lobby/employees.ts";

/** How somebody can be told. The company's chat knows people by their e-mail address. */
export function reachable(who: Employee | undefined): Reachable | undefined {
  if (!who) return undefined;
  const { id, email, phone, slackUserId } = who;
  const hasChat = slackUserId !== undefined || email !== undefined;
  return { id, hasChat, hasPhone: phone !== undefined };
}

/** Whoever steps in for a host, if that is somebody else who still works here. */
export async function steppingIn(
  reader: Reader,
  deskId: string,
  host: Employee | undefined,
): Promise<Reachable | undefined> {
  if (host?.alternateId === undefined || host.alternateId === host.id) return undefined;
  const alternate = await findEmployee(reader, deskId, host.alternateId);
  return alternate?.isGone === true ? undefined : reachable(alternate);
}

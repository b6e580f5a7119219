import { z } from "zod";
import { PURPOSES } from "../../../domain/visits/purpose.ts";
import { insertLobbyProposal } from "../../../store/lobby/lobby-proposals.ts";
import { callOf, type ActionContext } from "../../action-context.ts";
import { isIn } from "../hosts/find-host.ts";
import { employeeOf, hostOf, type Host } from "../hosts/host.ts";
import { loadDirectory } from "../hosts/load-directory.ts";

/** Whom something is for when it is for nobody in particular: the front desk. */
export const FRONT_DESK = "front-desk";

/** A visitor to be announced, as it is proposed and kept until they agree. */
export const announcement = z.object({
  /** Null: nobody in particular, so the front desk. */
  hostId: z.string().nullable(),
  visitor: z.string().nullable(),
  company: z.string().nullable(),
  purpose: z.enum(PURPOSES),
  /** What they come for in their own words. */
  about: z.string().nullable(),
  partySize: z.number().int().min(1),
});

export type Announcement = z.infer<typeof announcement>;

/** Words left for a host. */
export const leftMessage = z.object({ hostId: z.string(), visitor: z.string(), words: z.string() });

export type LeftMessage = z.infer<typeof leftMessage>;

/** Somebody who says that they leave. */
export const leaving = z.object({ visitor: z.string() });

export type Leaving = z.infer<typeof leaving>;

/** Whom it is for, or why nobody can be told. */
export type Addressee =
  | { readonly ok: true; readonly hostId: string; readonly host: Host }
  | {
      readonly ok: false;
      readonly reason: "unknown-host" | "host-gone" | "host-away";
      readonly name?: string;
    };

/** Whom a handle of this conversation stands for, if they can be visited now. */
export async function addresseeOf(context: ActionContext, handle: string): Promise<Addressee> {
  const { employees, sites } = await loadDirectory(context.database, context.deskId);
  const employee = employeeOf(context, handle, employees);
  if (!employee) return { ok: false, reason: "unknown-host" };
  const { name, isGone } = employee;
  if (isGone) return { ok: false, reason: "host-gone", name };
  const host = hostOf(context, employee, sites);
  return isIn(employee, context.clock.nowMs())
    ? { ok: true, hostId: employee.id, host }
    : { ok: false, reason: "host-away", name };
}

/** Whom words can be left for: anybody who works here, away or not. */
export async function recipientOf(context: ActionContext, handle: string): Promise<Addressee> {
  const { employees, sites } = await loadDirectory(context.database, context.deskId);
  const employee = employeeOf(context, handle, employees);
  if (!employee) return { ok: false, reason: "unknown-host" };
  if (employee.isGone) return { ok: false, reason: "host-gone", name: employee.name };
  return { ok: true, hostId: employee.id, host: hostOf(context, employee, sites) };
}

/** Keeps what is about to be read back. Answers the proposal's id. */
export async function proposeInLobby(
  context: ActionContext,
  proposal:
    | { readonly kind: "announce"; readonly payload: Announcement }
    | { readonly kind: "message"; readonly payload: LeftMessage }
    | { readonly kind: "check-out"; readonly payload: Leaving },
): Promise<string> {
  return await context.database.write((writer) =>
    insertLobbyProposal(writer, {
      deskId: context.deskId,
      callId: callOf(context),
      ...proposal,
      nowMs: context.clock.nowMs(),
    }),
  );
}

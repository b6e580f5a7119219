import { createHash } from "node:crypto";
import type { Employee } from "../../../store/lobby/employees.ts";
import { callOf, type ActionContext } from "../../action-context.ts";

/** Somebody a visitor may see, as far as a visitor may know of them: never a number, an address or an id. */
export interface Host {
  /** Stands for them in this conversation and in no other, so that nobody who was not looked up can be named. */
  readonly handle: string;
  readonly name: string;
  readonly givenName: string;
  readonly department?: string;
  /** The place they work at, where there are several. */
  readonly site?: string;
}

/** What a visitor may know of an employee. `sites` are the places' names by their ids; empty where there is one place. */
export function hostOf(
  context: ActionContext,
  employee: Employee,
  sites: ReadonlyMap<string, string>,
): Host {
  const { id, name, givenName, department, locationId = "" } = employee;
  const site = sites.get(locationId);
  return {
    handle: hostHandle(context, id),
    name,
    givenName: givenName === "" ? name : givenName,
    ...(department !== undefined && { department }),
    ...(site !== undefined && { site }),
  };
}

/** Whom a handle stands for in this conversation; undefined when nobody of them. */
export function employeeOf(
  context: ActionContext,
  handle: string,
  employees: readonly Employee[],
): Employee | undefined {
  return employees.find(({ id }) => hostHandle(context, id) === handle);
}

function hostHandle(context: ActionContext, employeeId: string): string {
  const hash = createHash("sha256").update(`${callOf(context) ?? ""}|${employeeId}`);
  return `host_${hash.digest("hex").slice(0, 10)}`;
}

import type { Reader } from "../../store/database.ts";
import { readStrings } from "../../store/read-strings.ts";
import { Refused } from "./refused.ts";

/** What changes need to know of the desk itself. */
export interface DeskRules {
  readonly name: string;
  readonly zone: string;
  readonly country: string;
  readonly currency: string;
}

/** The desk's own rules. Throws when there is no such desk. */
export async function deskRules(reader: Reader, deskId: string): Promise<DeskRules> {
  return await reader
    .selectFrom("desks")
    .select(["name", "zone", "country", "currency"])
    .where("id", "=", deskId)
    .executeTakeFirstOrThrow();
}

/** Something callers name: a service or a person. */
interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: string;
}

/** Callers can't tell two things of one name apart: throws `Refused` when a name is in use already. */
export function checkNamesFree(
  names: readonly string[],
  others: readonly Named[],
  ownId: string | undefined,
): void {
  for (const name of names) {
    const owner = others.find(
      (other) =>
        other.id !== ownId &&
        [other.name, ...readStrings(other.aliases)].some((one) => isSameName(one, name)),
    );
    if (owner)
      throw new Refused(
        `"${name}" already stands for ${owner.name}; callers need another name to tell them apart.`,
      );
  }
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

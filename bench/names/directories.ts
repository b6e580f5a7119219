import type { DirectoryPerson } from "../../src/domain/people/matching/directory-person.ts";
import { chanceFrom, pick } from "../slots/chance.ts";

/**
 * A directory of a given size that holds the contacts: some of the others, or all of them and people made up of their given names and
 * surnames, nobody twice.
 */
export function directoryOf(
  size: number,
  people: readonly DirectoryPerson[],
  contacts: ReadonlySet<string>,
): readonly DirectoryPerson[] {
  const chance = chanceFrom(SEED);
  const others = people.filter(({ id }) => !contacts.has(id));
  const chosen = [...people.filter(({ id }) => contacts.has(id)), ...others].slice(0, size);
  const names = new Set(people.map(({ name }) => name));
  while (chosen.length < size) {
    const [one, other] = [pick(chance, others), pick(chance, others)];
    const name = `${one.name.split(" ")[0]} ${other.name.split(" ").slice(1).join(" ")}`;
    if (names.has(name)) continue;
    names.add(name);
    chosen.push({ id: `made-up-${chosen.length}`, name });
  }
  return chosen;
}

const SEED = 5;

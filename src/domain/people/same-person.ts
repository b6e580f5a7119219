/** Somebody by name, among others at the same telephone number. */
interface Named {
  readonly name: string;
}

/**
 * Who of those at one number is meant by a name: "Anita" and "Anita Kumar" at one number are the same person, "Anita" and
 * "Ravi" are two. With two Anitas there, a bare "Anita" says which of them only when one is called just that. Undefined when
 * it is nobody, or not certain who.
 */
export function whoIsMeant<Person extends Named>(
  name: string,
  people: readonly Person[],
): Person | undefined {
  const same = people.filter((one) => isSamePerson(one.name, name));
  const exact = same.find((one) => key(one.name) === key(name));
  return exact ?? (same.length === 1 ? same[0] : undefined);
}

/** Whether a name says more of the same person than the other ("Anita Kumar" than "Anita"). */
export function isFullerName(name: string, than: string): boolean {
  return words(name).length > words(than).length && isSamePerson(name, than);
}

/** Whether one name begins with all the words of the other. */
function isSamePerson(one: string, other: string): boolean {
  const [shorter, longer] = [words(one), words(other)].toSorted((a, b) => a.length - b.length);
  return shorter?.every((word, index) => word === longer?.[index]) === true;
}

function words(name: string): readonly string[] {
  return name.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
}

function key(name: string): string {
  return words(name).join(" ");
}

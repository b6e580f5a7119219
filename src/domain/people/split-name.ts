/**
 * A name as one line in its two parts, where nobody says which is which: the first word is the given name and the rest the
 * family name, unless a comma says that the family name comes first ("O'Brien, Siobhan"). One word is a given name.
 */
export function splitName(name: string): {
  readonly givenName: string;
  readonly familyName: string;
} {
  const [before = "", after] = name.split(",", 2).map((part) => part.trim());
  if (after !== undefined && after !== "") return { givenName: after, familyName: before };
  const [givenName = "", ...family] = before.split(/\s+/u);
  return { givenName, familyName: family.join(" ") };
}

import type { Business } from "../../actions/load-desk.ts";

/** Finds who is meant by a name, another name or an id, whatever the case. */
export function findPerson(
  { stylists }: Business,
  name: string,
): { readonly ok: true; readonly id: string } | { readonly ok: false; readonly reason: string } {
  if (stylists.length === 0)
    return {
      ok: false,
      reason: "Nobody is booked here; in a lobby, --employee or --lobby connects a calendar.",
    };
  const said = name.trim().toLowerCase();
  const found = stylists.filter((one) =>
    [one.name, one.id, one.id.split("/").at(-1) ?? "", ...one.aliases].some(
      (known) => known.toLowerCase() === said,
    ),
  );
  const [only] = found;
  if (only && found.length === 1) return { ok: true, id: only.id };
  const known = stylists.map((one) => one.name).join(", ");
  return {
    ok: false,
    reason: only
      ? `Several people are called ${name}; write an id: ${found.map((one) => one.id).join(", ")}.`
      : `Nobody here is called ${name}; there are ${known}.`,
  };
}

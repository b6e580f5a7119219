import type { DeskFault } from "./fault.ts";
import { orAdvice } from "./or-advice.ts";
import type { WrittenDesk } from "./schema.ts";

/** Where there are several places, everybody and every room is at one of them; where there is one, nobody says where. */
export function* placeFaults(desk: WrittenDesk): Generator<DeskFault, void> {
  const known = desk.locations.map(({ id }) => id);
  for (const list of ["rooms", "stylists"] as const) {
    for (const [at, { name, location }] of desk[list].entries()) {
      const path = [list, at];
      if (location === undefined) {
        if (known.length === 0) continue;
        const sentence = `${name} needs a location, because there are several; known: ${known.join(", ")}`;
        yield { path, sentence };
      } else if (!known.includes(location)) {
        const advice = known.length === 0 ? "add it to locations" : orAdvice(location, known);
        const sentence = `${name} is at "${location}", which is no location; ${advice}`;
        yield { path: [...path, "location"], sentence };
      }
    }
  }
}

import type { DeskFault } from "./fault.ts";
import { orAdvice } from "./or-advice.ts";
import type { WrittenDesk } from "./schema.ts";
import { phaseFaults, priceFaults } from "./service-checks.ts";

/** People who do what isn't offered, or do it in a way that doesn't fit together. */
export function* stylistFaults(desk: WrittenDesk): Generator<DeskFault, void> {
  const known = desk.services.map((service) => service.id);
  for (const [at, stylist] of desk.stylists.entries()) {
    const ids = stylist.services.map(({ id }) => id);
    for (const [index, service] of stylist.services.entries()) {
      const path = ["stylists", at, "services", index];
      const { id, minutes, phases, price } = service;
      if (ids.indexOf(id) < index) {
        const sentence = `${stylist.name} does "${id}" twice; expected each service once`;
        yield { path, sentence };
      }
      if (minutes !== undefined && phases !== undefined) {
        yield { path, sentence: `${id} needs either minutes or phases, and not both` };
      }
      yield* phaseFaults(path, id, phases);
      if (price !== undefined) yield* priceFaults([...path, "price"], price, desk.currency);
      if (id === "all" || known.includes(id)) continue;
      const sentence = `${stylist.name} does "${id}", which is no service; ${orAdvice(id, known)}`;
      yield { path, sentence };
    }
    if (stylist.zone !== undefined && stylist.hours === undefined) {
      const sentence = `${stylist.name} has a zone of their own and no hours in it; add hours`;
      yield { path: ["stylists", at, "zone"], sentence };
    }
  }
}

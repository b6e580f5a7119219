import { LIMITS } from "../../domain/business/limits.ts";
import type { DeskFault, Path } from "./fault.ts";
import { serviceIdsOf } from "./normalise-stylist.ts";
import { orAdvice } from "./or-advice.ts";
import { minorUnits } from "./registers.ts";
import type { WrittenDesk } from "./schema.ts";

type WrittenService = WrittenDesk["services"][number];

/** Services that can't be done, or whose parts don't fit together. */
export function* serviceFaults(desk: WrittenDesk): Generator<DeskFault, void> {
  for (const [at, service] of desk.services.entries()) {
    const path = ["services", at];
    if (service.id === "all") {
      const sentence = `"all" stands for every service; expected another id`;
      yield { path: [...path, "id"], sentence };
    }
    if ((service.minutes === undefined) === (service.phases === undefined)) {
      yield { path, sentence: `${service.id} needs either minutes or phases, and not both` };
    }
    yield* phaseFaults(path, service.id, service.phases);
    yield* priceFaults([...path, "price"], service.price, desk.currency);
    const doers = desk.stylists.filter((one) => serviceIdsOf(one, desk).includes(service.id));
    if (doers.length === 0) {
      yield { path, sentence: `no stylist does ${service.id}; add it to one of them` };
    } else {
      yield* roomFaults(desk, [...path, "needs"], service, doers);
    }
  }
}

/** Phases must begin and end with work: somebody has to be there. All together they fit into a day. */
export function* phaseFaults(
  path: Path,
  id: string,
  phases: WrittenService["phases"] = [],
): Generator<DeskFault, void> {
  if (phases.at(0)?.processing !== undefined || phases.at(-1)?.processing !== undefined) {
    const sentence = `${id} begins or ends with processing; expected work before and after it`;
    yield { path: [...path, "phases"], sentence };
  }
  const lengths = phases.map(
    ({ working = 0, processing = 0, finishing = 0 }) => working + processing + finishing,
  );
  const minutes = lengths.reduce((sum, length) => sum + length, 0);
  if (minutes > LIMITS.serviceMinutes) {
    const sentence = `${id} takes ${minutes} minutes in all; expected at most ${LIMITS.serviceMinutes}`;
    yield { path: [...path, "phases"], sentence };
  }
}

/** A price that can't be paid in the currency. */
export function* priceFaults(
  path: Path,
  price: number,
  currency: string,
): Generator<DeskFault, void> {
  const unit = minorUnits(currency);
  if (Math.abs(price * unit - Math.round(price * unit)) > 1e-6) {
    const sentence = `${price} can't be paid in ${currency}; expected at most ${Math.log10(unit)} decimals`;
    yield { path, sentence };
  }
}

function* roomFaults(
  desk: WrittenDesk,
  path: Path,
  { id, needs }: WrittenService,
  doers: WrittenDesk["stylists"],
): Generator<DeskFault, void> {
  if (needs === undefined) return;
  const kinds = [...new Set(desk.rooms.map(({ kind }) => kind))];
  if (!kinds.includes(needs)) {
    const advice = kinds.length === 0 ? "add it to rooms" : orAdvice(needs, kinds);
    yield { path, sentence: `${id} needs "${needs}", which is no kind of room; ${advice}` };
    return;
  }
  const isThere = doers.some(({ location }) =>
    desk.rooms.some((room) => room.kind === needs && room.location === location),
  );
  if (!isThere) {
    const sentence = `nobody who does ${id} works where there is a ${needs}; expected one of them at its location`;
    yield { path, sentence };
  }
}

import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import { nearestWord } from "../nearest-word.ts";
import type { DeskFault, Path } from "./fault.ts";
import { hoursFaults } from "./hours-checks.ts";
import { minorUnits } from "./registers.ts";
import type { WrittenDesk } from "./schema.ts";

/** What is wrong between the parts of a desk file of the right shape. */
export function* crossChecks(desk: WrittenDesk): Generator<DeskFault, void> {
  yield* phoneFaults(desk);
  yield* serviceFaults(desk);
  yield* stylistFaults(desk);
  for (const list of ["services", "stylists", "faqs"] as const) {
    yield* repeated(
      desk[list].map((item) => [item.id]),
      (at) => [list, at, "id"],
    );
  }
  for (const list of ["services", "stylists"] as const) {
    yield* repeated(
      desk[list].map((item) => [item.name, ...item.aliases]),
      (at, form) => (form === 0 ? [list, at, "name"] : [list, at, "aliases", form - 1]),
    );
  }
  yield* repeated(
    desk.faqs.map((faq) => faq.questions),
    (at, question) => ["faqs", at, "questions", question],
  );
  yield* hoursFaults(desk);
}

function* phoneFaults(desk: WrittenDesk): Generator<DeskFault, void> {
  const written: { path: Path; number: string }[] = desk.numbers.map((number, at) => ({
    path: ["numbers", at],
    number,
  }));
  if (desk.transferTo !== undefined) {
    written.push({ path: ["transferTo"], number: desk.transferTo });
  }
  const rings = new Set<string>();
  for (const { path, number } of written) {
    const read = readPhoneNumber(number, desk.country);
    if (!read.ok) {
      const sentence = `"${number}" is no telephone number of ${desk.country}; expected one such as "+91 44 2434 5678"`;
      yield { path, sentence };
    } else if (rings.has(read.number)) {
      const sentence = `"${number}" already rings this desk; expected another number`;
      yield { path, sentence };
    } else {
      rings.add(read.number);
    }
  }
}

function* serviceFaults(desk: WrittenDesk): Generator<DeskFault, void> {
  const unit = minorUnits(desk.currency);
  for (const [at, service] of desk.services.entries()) {
    const path = ["services", at];
    if ((service.minutes === undefined) === (service.phases === undefined)) {
      yield { path, sentence: `${service.id} needs either minutes or phases, and not both` };
    }
    const { phases = [] } = service;
    if (phases.at(0)?.processing !== undefined || phases.at(-1)?.processing !== undefined) {
      const sentence = `${service.id} begins or ends with processing; expected work before and after it`;
      yield { path: [...path, "phases"], sentence };
    }
    if (Math.abs(service.price * unit - Math.round(service.price * unit)) > 1e-6) {
      const sentence = `${service.price} can't be paid in ${desk.currency}; expected at most ${Math.log10(unit)} decimals`;
      yield { path: [...path, "price"], sentence };
    }
    const isDone = desk.stylists.some(
      (stylist) => stylist.services === "all" || stylist.services.includes(service.id),
    );
    if (!isDone) yield { path, sentence: `no stylist does ${service.id}; add it to one of them` };
  }
}

function* stylistFaults(desk: WrittenDesk): Generator<DeskFault, void> {
  const known = desk.services.map((service) => service.id);
  for (const [at, stylist] of desk.stylists.entries()) {
    if (stylist.services === "all") continue;
    for (const [index, id] of stylist.services.entries()) {
      if (stylist.services.indexOf(id) < index) {
        const sentence = `${stylist.name} does "${id}" twice; expected each service once`;
        yield { path: ["stylists", at, "services", index], sentence };
      }
      if (known.includes(id)) continue;
      const meant = nearestWord(id, known);
      const advice = meant === undefined ? `known: ${known.join(", ")}` : `did you mean ${meant}?`;
      const sentence = `${stylist.name} does "${id}", which is no service; ${advice}`;
      yield { path: ["stylists", at, "services", index], sentence };
    }
  }
}

/** Words that mean two things can't be told apart by ear: the second thing is at fault. */
function* repeated(
  items: readonly (readonly string[])[],
  pathOf: (at: number, form: number) => Path,
): Generator<DeskFault, void> {
  const owners = new Map<string, number>();
  for (const [at, forms] of items.entries()) {
    for (const [form, words] of forms.entries()) {
      const owner = owners.get(words.toLowerCase());
      if (owner === undefined) owners.set(words.toLowerCase(), at);
      else if (owner !== at) {
        yield {
          path: pathOf(at, form),
          sentence: `"${words}" is already used above; expected something else`,
        };
      }
    }
  }
}

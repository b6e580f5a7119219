import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import type { DeskFault, Path } from "./fault.ts";
import { hoursFaults } from "./hours-checks.ts";
import { placeFaults } from "./place-checks.ts";
import type { WrittenDesk } from "./schema.ts";
import { serviceFaults } from "./service-checks.ts";
import { specialDayFaults } from "./special-day-checks.ts";
import { stylistFaults } from "./stylist-checks.ts";

/** What is wrong between the parts of a desk file of the right shape. */
export function* crossChecks(desk: WrittenDesk): Generator<DeskFault, void> {
  yield* phoneFaults(desk);
  yield* placeFaults(desk);
  yield* serviceFaults(desk);
  yield* stylistFaults(desk);
  for (const list of ["locations", "rooms", "services", "stylists", "faqs"] as const) {
    yield* repeated(
      desk[list].map((item) => [item.id]),
      (at) => [list, at, "id"],
    );
  }
  for (const list of ["locations", "services", "stylists"] as const) {
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
  yield* specialDayFaults(desk);
}

function* phoneFaults(desk: WrittenDesk): Generator<DeskFault, void> {
  const written: { path: Path; number: string }[] = desk.numbers.map((number, at) => ({
    path: ["numbers", at],
    number,
  }));
  if (typeof desk.transferTo === "string") {
    written.push({ path: ["transferTo"], number: desk.transferTo });
  }
  if (Array.isArray(desk.transferTo)) {
    written.push(...desk.transferTo.map((number, at) => ({ path: ["transferTo", at], number })));
  }
  const ownerPhone = desk.outreach?.ownerPhone;
  if (ownerPhone !== undefined && !readPhoneNumber(ownerPhone, desk.country).ok) {
    const sentence = `"${ownerPhone}" is no telephone number of ${desk.country}; expected one such as "+91 44 2434 5678"`;
    yield { path: ["outreach", "ownerPhone"], sentence };
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

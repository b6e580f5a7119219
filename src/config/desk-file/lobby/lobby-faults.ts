import { readPhoneNumber } from "../../../domain/people/phone-number.ts";
import { crossChecks } from "../cross-checks.ts";
import type { DeskFault, Path } from "../fault.ts";
import { orAdvice } from "../or-advice.ts";
import { asDesk } from "./as-desk.ts";
import type { WrittenLobby } from "./lobby-shape.ts";

/** What is wrong between the parts of a lobby's file of the right shape. */
export function* lobbyFaults(lobby: WrittenLobby): Generator<DeskFault, void> {
  yield* crossChecks(asDesk(lobby));
  const people = lobby.employees.map(({ id }) => id);
  const departments = lobby.departments.map(({ id }) => id);
  const locations = lobby.locations.map(({ id }) => id);
  yield* twice(people, "employees");
  yield* twice(departments, "departments");
  yield* twice(
    lobby.documents.map(({ id }) => id),
    "documents",
  );
  for (const [at, { name, alternate }] of lobby.departments.entries())
    yield* unknown(alternate, people, {
      path: ["departments", at, "alternate"],
      says: (id) => `${name} has "${id}" to step in, who is no employee`,
    });
  for (const [at, employee] of lobby.employees.entries()) {
    const { name, department, location, alternate, left, phone } = employee;
    yield* unknown(department, departments, {
      path: ["employees", at, "department"],
      says: (id) => `${name} is in "${id}", which is no department`,
    });
    yield* unknown(location, locations, {
      path: ["employees", at, "location"],
      says: (id) => `${name} is at "${id}", which is no location`,
    });
    yield* unknown(alternate, people, {
      path: ["employees", at, "alternate"],
      says: (id) => `${name} has "${id}" to step in, who is no employee`,
    });
    yield* unknown(left?.seeInstead, people, {
      path: ["employees", at, "left", "seeInstead"],
      says: (id) => `whoever asks for ${name} is to see "${id}", who is no employee`,
    });
    yield* badPhone(phone, lobby.country, ["employees", at, "phone"]);
  }
  yield* badPhone(lobby.visitors.frontDesk.phone, lobby.country, [
    "visitors",
    "frontDesk",
    "phone",
  ]);
}

function* twice(ids: readonly string[], list: string): Generator<DeskFault, void> {
  for (const [at, id] of ids.entries())
    if (ids.indexOf(id) < at) {
      const sentence = `"${id}" is already used above; expected something else`;
      yield { path: [list, at, "id"], sentence };
    }
}

function* unknown(
  id: string | undefined,
  known: readonly string[],
  where: { readonly path: Path; readonly says: (id: string) => string },
): Generator<DeskFault, void> {
  if (id === undefined || known.includes(id)) return;
  yield { path: where.path, sentence: `${where.says(id)}; ${orAdvice(id, known)}` };
}

function* badPhone(
  number: string | undefined,
  country: string,
  path: Path,
): Generator<DeskFault, void> {
  if (number === undefined || readPhoneNumber(number, country).ok) return;
  const sentence = `"${number}" is no telephone number of ${country}; expected one such as "+1 212 555 0100"`;
  yield { path, sentence };
}

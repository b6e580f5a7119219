import type { DeskFile } from "../../../domain/business/desk-file.ts";
import type { EmployeeInFile, LobbyFile } from "../../../domain/visits/lobby-file.ts";
import type { LobbyRules } from "../../../domain/visits/lobby-rules.ts";
import { splitName } from "../../../domain/people/split-name.ts";
import { e164, normalise } from "../normalise.ts";
import { asDesk } from "./as-desk.ts";
import type { WrittenLobby } from "./lobby-shape.ts";

/** A checked lobby in the form the program works with. */
export function normaliseLobby(written: WrittenLobby): DeskFile {
  return { ...normalise(asDesk(written)), trade: "lobby", lobby: lobbyOf(written) };
}

function lobbyOf(written: WrittenLobby): LobbyFile {
  return {
    rules: toRules(written),
    departments: written.departments.map(({ alternate, ...rest }) => ({
      ...rest,
      ...(alternate !== undefined && { alternate }),
    })),
    employees: written.employees.map((employee) => toEmployee(employee, written.country)),
    documents: written.documents,
  };
}

function toRules({ visitors, country }: WrittenLobby): LobbyRules {
  const { badge, frontDesk, assemblyPoint, ...rest } = visitors;
  const { printer, ...size } = badge;
  const { name, phone, slackChannel } = frontDesk;
  return {
    ...rest,
    badge: { ...size, ...(printer !== undefined && { printer }) },
    frontDesk: {
      name,
      ...(phone !== undefined && { phone: e164(phone, country) }),
      ...(slackChannel !== undefined && { slackChannel }),
    },
    ...(assemblyPoint !== undefined && { assemblyPoint }),
  };
}

function toEmployee(written: WrittenLobby["employees"][number], country: string): EmployeeInFile {
  const { id, name, aliases, phone, left, ...optional } = written;
  const split = splitName(name);
  const { title, department, location, email, alternate, awayUntil } = optional;
  return {
    id,
    name,
    givenName: optional.givenName ?? split.givenName,
    familyName: optional.familyName ?? split.familyName,
    aliases,
    ...(title !== undefined && { title }),
    ...(department !== undefined && { department }),
    ...(location !== undefined && { location }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone: e164(phone, country) }),
    ...(alternate !== undefined && { alternate }),
    ...(awayUntil !== undefined && { awayUntil }),
    ...(left !== undefined && {
      left: left.seeInstead === undefined ? {} : { seeInstead: left.seeInstead },
    }),
  };
}

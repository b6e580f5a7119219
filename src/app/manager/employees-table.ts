import {
  addEmployee,
  changeEmployee,
  removeEmployee,
  type EmployeeInput,
} from "../../actions/lobby/directory/employees.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { listEmployees, type Employee } from "../../store/lobby/employees.ts";
import { findEmployeeId } from "./find-employee.ts";
import { findLocation } from "./find-named.ts";
import type { Entry, Table, Words } from "./table.ts";
import { readEdge, writeEdge } from "./when-words.ts";
import { needWord, readList, readYesNo, writeList, writeYesNo } from "./words.ts";

/** Everybody who can be visited. */
export const employees: Table = {
  name: "employees",
  one: "person",
  fields: [
    { name: "name", what: "whole name", example: "Priya Raman", required: true },
    { name: "aliases", what: "other names they go by", example: "Pri Raman" },
    { name: "title", what: "what they do", example: "Engineering Manager" },
    { name: "department", what: "department; a new one is added", example: "Engineering" },
    { name: "location", what: "location, where there are several", example: "new-york" },
    {
      name: "email",
      what: "e-mail address, by which Slack knows them",
      example: "priya@acme.example",
    },
    { name: "phone", what: "mobile number that is texted and rung", example: "+1 212 555 0113" },
    { name: "alternate", what: "who steps in for them", example: "grace" },
    { name: "away-until", what: "last day away", example: "2026-12-04" },
    { name: "see-instead", what: "whom to see instead, of somebody who left", example: "grace" },
    {
      name: "here",
      what: "whether they still work here, yes or no",
      example: "yes",
      choices: ["yes", "no"],
    },
  ],
  shown: ["name", "department", "title", "here"],
  key: ["name", "email"],
  async list(context) {
    const { database, deskId } = context;
    const { zone } = await deskRules(database.read, deskId);
    const people = await listEmployees(database.read, deskId);
    return people.map((person) => entryOf(person, context, zone));
  },
  async add(context, words) {
    return await addEmployee(context, {
      ...(await readEmployee(context, words)),
      name: needWord(words, "name"),
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changeEmployee(context, id, await readEmployee(context, words));
  },
  remove: removeEmployee,
};

function entryOf(person: Employee, context: ManageContext, zone: string): Entry {
  const { name, aliases, department = "", title = "", email = "", phone = "", isGone } = person;
  const id = shortId(context.deskId, person.id);
  const words = { ...placesOf(person, context, zone), name, department, title, email, phone };
  return {
    id,
    name,
    alsoFoundBy: [...aliases, department, title, email],
    past: isGone,
    words: { ...words, aliases: writeList(aliases), here: writeYesNo(!isGone) },
    data: { id, ...words, aliases, here: !isGone, source: person.source },
  };
}

function placesOf(person: Employee, { deskId }: ManageContext, zone: string) {
  const shortOr = (id: string | undefined): string => (id === undefined ? "" : shortId(deskId, id));
  const { awayUntilMs } = person;
  return {
    location: shortOr(person.locationId),
    alternate: shortOr(person.ownAlternateId),
    "see-instead": shortOr(person.seeInsteadId),
    "away-until": awayUntilMs === undefined ? "" : writeEdge(awayUntilMs, zone, "to"),
  };
}

async function readEmployee(context: ManageContext, words: Words): Promise<Partial<EmployeeInput>> {
  const { name, aliases, title, department, location, email, phone, alternate, here } = words;
  const [awayUntil, seeInstead] = [words["away-until"], words["see-instead"]];
  return {
    ...(name !== undefined && { name }),
    ...(aliases !== undefined && { aliases: readList(aliases) }),
    ...(title !== undefined && { title }),
    ...(department !== undefined && { department }),
    ...(location !== undefined && { locationId: await findLocation(context, location) }),
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone }),
    ...(alternate !== undefined && { alternateId: await findEmployeeId(context, alternate) }),
    ...(awayUntil !== undefined && { awayUntilMs: await readAway(context, awayUntil) }),
    ...(seeInstead !== undefined && { seeInsteadId: await findEmployeeId(context, seeInstead) }),
    ...(here !== undefined && here !== "" && { here: readYesNo(here, "here") }),
  };
}

async function readAway(
  { database, deskId, clock }: ManageContext,
  words: string,
): Promise<number | null> {
  if (words.trim() === "") return null;
  const { zone } = await deskRules(database.read, deskId);
  return readEdge(words, { zone, nowMs: clock.nowMs() }, "to");
}

import type { ManageContext } from "../../actions/manage/deed.ts";
import {
  addPerson,
  changePerson,
  removePerson,
  type PersonInput,
} from "../../actions/manage/people.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { skillsOf } from "../../actions/manage/skills.ts";
import { weekOf } from "../../actions/manage/week.ts";
import { readStrings } from "../../store/read-strings.ts";
import { findLocation, findServices, names, writeNamed } from "./find-named.ts";
import { readZone } from "./read-zone.ts";
import type { Entry, Table, Words } from "./table.ts";
import { readWeek, writeWeek } from "./week-words.ts";
import { needWord, readList, readWhole, readYesNo, writeList, writeYesNo } from "./words.ts";

/** Who does the services: a salon's stylists, a clinic's providers. */
export const people: Table = {
  name: "stylists",
  one: "person",
  fields: [
    { name: "name", what: "name callers use", example: "Zoya", required: true },
    // Who does what is written with the services: two files that name each other could be read in neither order.
    {
      name: "services",
      what: "services they do, or all",
      example: "haircut, facial",
      notExported: true,
    },
    { name: "hours", what: "hours they work", example: "Mon-Fri 10:00-19:00; Sat 10:00-14:00" },
    { name: "breaks", what: "breaks they take", example: "daily 13:00-14:00" },
    { name: "aliases", what: "other forms of the name, with commas between", example: "Zoe" },
    { name: "specialty", what: "specialty", example: "dermatology" },
    {
      name: "location",
      what: "location they work at, where there are several",
      example: "anna-nagar",
    },
    { name: "zone", what: "time zone of their own hours", example: "Asia/Kolkata" },
    { name: "most-per-day", what: "most visits a day", example: "8" },
    {
      name: "working",
      what: "whether they work here, yes or no",
      example: "yes",
      choices: ["yes", "no"],
    },
  ],
  shown: ["name", "services", "hours"],
  key: ["name"],
  list,
  async add(context, words) {
    return await addPerson(context, {
      ...(await readPerson(context, words)),
      name: needWord(words, "name"),
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changePerson(context, id, await readPerson(context, words));
  },
  remove: removePerson,
};

async function list(context: ManageContext): Promise<readonly Entry[]> {
  const { deskId, database } = context;
  const rows = await database.read
    .selectFrom("stylists")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const known = await names(context, "services");
  const entries: Entry[] = [];
  for (const row of rows) {
    const whose = { stylistId: row.id };
    const ids = (await skillsOf(database.read, whose)).map((skill) => skill.serviceId);
    const hours = writeWeek(await weekOf(database.read, deskId, whose));
    const breaks = await weekOf(database.read, deskId, whose, "breaks");
    const aliases = readStrings(row.aliases);
    const words = {
      name: row.name,
      services: writeNamed(ids, known),
      hours,
      breaks: breaks.length === 0 ? "" : writeWeek(breaks),
      aliases: writeList(aliases),
      specialty: row.specialty ?? "",
      location: row.location_id === null ? "" : shortId(deskId, row.location_id),
      zone: row.zone ?? "",
      "most-per-day": row.most_per_day === null ? "" : String(row.most_per_day),
      working: writeYesNo(row.working === 1),
    };
    entries.push({
      id: shortId(deskId, row.id),
      name: row.name,
      alsoFoundBy: [...aliases, row.specialty ?? ""],
      past: row.working === 0,
      words,
      data: {
        id: shortId(deskId, row.id),
        name: row.name,
        aliases,
        services: ids.map((id) => shortId(deskId, id)),
        hours,
        breaks: words.breaks,
        specialty: row.specialty,
        location: words.location === "" ? null : words.location,
        zone: row.zone,
        mostPerDay: row.most_per_day,
        working: row.working === 1,
      },
    });
  }
  return entries;
}

async function readPerson(context: ManageContext, words: Words): Promise<Partial<PersonInput>> {
  const { name, services, hours, breaks, aliases, specialty, location, zone, working } = words;
  const most = words["most-per-day"];
  return {
    ...(name !== undefined && { name }),
    ...(services !== undefined && { serviceIds: await findServices(context, services) }),
    ...(hours !== undefined && { hours: readWeek(hours) }),
    ...(breaks !== undefined && { breaks: readWeek(breaks) }),
    ...(aliases !== undefined && { aliases: readList(aliases) }),
    ...(specialty !== undefined && { specialty }),
    ...(location !== undefined && { locationId: await findLocation(context, location) }),
    ...(zone !== undefined && { zone: readZone(zone) }),
    ...(most !== undefined && { mostPerDay: readWhole(most, "most-per-day") }),
    ...(working !== undefined && { working: readYesNo(working, "working") }),
  };
}

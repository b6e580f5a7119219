import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { addService, changeService, removeService } from "../../actions/manage/services.ts";
import type { ServiceInput } from "../../actions/manage/services.ts";
import { skillsOf, type OwnTerms, type Skill } from "../../actions/manage/skills.ts";
import { serviceMinutes } from "../../domain/business/service.ts";
import { readStrings } from "../../store/read-strings.ts";
import { findId, findPeople, names, writeNamed } from "./find-named.ts";
import type { Entry, Table, Words } from "./table.ts";
import {
  needWord,
  readList,
  readPhases,
  readPrice,
  readWhole,
  readYesNo,
  writeList,
  writePhases,
  writePrice,
  writeYesNo,
} from "./words.ts";

/** What can be booked. */
export const services: Table = {
  name: "services",
  one: "service",
  fields: [
    { name: "name", what: "name callers hear", example: "Gel nails", required: true },
    {
      name: "minutes",
      what: 'length, or "working 45, processing 30, finishing 30"',
      example: "45",
      required: true,
    },
    { name: "price", what: "price in the desk's currency", example: "900", required: true },
    { name: "aliases", what: "other names callers use, with commas between", example: "manicure" },
    { name: "description", what: "one sentence on what it is", example: "A gel manicure." },
    { name: "buffer-before", what: "minutes kept free before", example: "5" },
    { name: "buffer-after", what: "minutes kept free after", example: "10" },
    { name: "stylists", what: "people who do it, or all", example: "priya, meena" },
    {
      name: "own-terms",
      what: "prices and lengths of single people",
      example: "priya: price 1200, minutes 60; meena: price 800",
    },
    { name: "room", what: "kind of room or chair it takes", example: "treatment room" },
    { name: "most-per-day", what: "most a day", example: "4" },
    {
      name: "offered",
      what: "whether it can be booked, yes or no",
      example: "yes",
      choices: ["yes", "no"],
    },
  ],
  shown: ["name", "minutes", "price", "stylists"],
  key: ["name"],
  list,
  async add(context, words) {
    return await addService(context, {
      ...(await readService(context, words)),
      name: needWord(words, "name"),
      phases: readPhases(needWord(words, "minutes")),
      priceMinor: readPrice(needWord(words, "price"), (await rules(context)).currency),
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changeService(context, id, await readService(context, words));
  },
  remove: removeService,
};

async function rules(context: ManageContext) {
  return await deskRules(context.database.read, context.deskId);
}

async function list(context: ManageContext): Promise<readonly Entry[]> {
  const { deskId, database } = context;
  const { currency } = await rules(context);
  const rows = await database.read
    .selectFrom("services")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const phases = await database.read
    .selectFrom("service_phases")
    .innerJoin("services", "services.id", "service_phases.service_id")
    .select(["service_id", "kind", "minutes"])
    .where("desk_id", "=", deskId)
    .orderBy("service_phases.position")
    .execute();
  const people = await names(context, "stylists");
  const phasesOf = Map.groupBy(phases, (phase) => phase.service_id);
  const entries: Entry[] = [];
  for (const row of rows) {
    const own = (phasesOf.get(row.id) ?? []).map(({ kind, minutes }) => ({ kind, minutes }));
    const skills = await skillsOf(database.read, { serviceId: row.id });
    const doers = skills.map((skill) => skill.stylistId);
    const aliases = readStrings(row.aliases);
    const ownTerms = writeOwnTerms(deskId, skills, currency);
    entries.push({
      id: shortId(deskId, row.id),
      name: row.name,
      alsoFoundBy: aliases,
      past: row.offered === 0,
      words: {
        name: row.name,
        minutes: writePhases(own),
        price: writePrice(row.price_minor, currency),
        aliases: writeList(aliases),
        description: row.description ?? "",
        "buffer-before": String(row.buffer_before_minutes),
        "buffer-after": String(row.buffer_after_minutes),
        stylists: writeNamed(doers, people),
        "own-terms": ownTerms,
        room: row.resource_kind ?? "",
        "most-per-day": row.most_per_day === null ? "" : String(row.most_per_day),
        offered: writeYesNo(row.offered === 1),
      },
      data: {
        id: shortId(deskId, row.id),
        name: row.name,
        minutes: serviceMinutes({ phases: own }),
        phases: own,
        price: Number(writePrice(row.price_minor, currency)),
        currency,
        aliases,
        description: row.description,
        bufferBeforeMinutes: row.buffer_before_minutes,
        bufferAfterMinutes: row.buffer_after_minutes,
        stylists: doers.map((id) => shortId(deskId, id)),
        ownTerms,
        room: row.resource_kind,
        mostPerDay: row.most_per_day,
        offered: row.offered === 1,
      },
    });
  }
  return entries;
}

async function readService(context: ManageContext, words: Words): Promise<Partial<ServiceInput>> {
  const { currency } = await rules(context);
  const { name, minutes, price, aliases, description, stylists, room, offered } = words;
  const before = words["buffer-before"];
  const after = words["buffer-after"];
  const most = words["most-per-day"];
  const terms = words["own-terms"];
  return {
    ...(name !== undefined && { name }),
    ...(minutes !== undefined && { phases: readPhases(minutes) }),
    ...(price !== undefined && { priceMinor: readPrice(price, currency) }),
    ...(aliases !== undefined && { aliases: readList(aliases) }),
    ...(description !== undefined && { description }),
    ...(before !== undefined && { bufferBeforeMinutes: readWhole(before, "buffer-before") ?? 0 }),
    ...(after !== undefined && { bufferAfterMinutes: readWhole(after, "buffer-after") ?? 0 }),
    ...(most !== undefined && { mostPerDay: readWhole(most, "most-per-day") }),
    ...(stylists !== undefined && { stylistIds: await findPeople(context, stylists) }),
    ...(terms !== undefined && { ownTerms: await readOwnTerms(context, terms, currency) }),
    ...(room !== undefined && { resourceKind: room }),
    ...(offered !== undefined && { offered: readYesNo(offered, "offered") }),
  };
}

async function readOwnTerms(
  context: ManageContext,
  text: string,
  currency: string,
): Promise<ReadonlyMap<string, OwnTerms>> {
  const terms = new Map<string, OwnTerms>();
  const people = await names(context, "stylists");
  for (const part of text.split(";").map((one) => one.trim())) {
    if (part === "") continue;
    const [, who = "", what = ""] = /^([^:]+):(.+)$/u.exec(part) ?? [];
    const price = /\bprice\s+([\d.,]*\d)/iu.exec(what)?.[1];
    const phases =
      /\bminutes\s+(\d+)/iu.exec(what)?.[1] ??
      /((?:working|processing|finishing)\s.*)$/iu.exec(what)?.[1];
    if (price === undefined && phases === undefined)
      throw new Refused(`"${part}" are no own terms; write like "priya: price 1200, minutes 60".`);
    terms.set(findId(who, people, "people"), {
      ...(price !== undefined && { priceMinor: readPrice(price, currency) }),
      ...(phases !== undefined && { phases: readPhases(phases) }),
    });
  }
  return terms;
}

function writeOwnTerms(deskId: string, skills: readonly Skill[], currency: string): string {
  return skills
    .filter((skill) => skill.priceMinor !== undefined || skill.phases !== undefined)
    .map((skill) => {
      const [only, another] = skill.phases ?? [];
      const isPlain = only?.kind === "working" && !another;
      const parts = [
        ...(skill.priceMinor === undefined
          ? []
          : [`price ${writePrice(skill.priceMinor, currency)}`]),
        ...(skill.phases === undefined
          ? []
          : [isPlain ? `minutes ${only.minutes}` : writePhases(skill.phases)]),
      ];
      return `${shortId(deskId, skill.stylistId)}: ${parts.join(", ")}`;
    })
    .join("; ");
}

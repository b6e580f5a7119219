import type { ManageContext } from "../../actions/manage/deed.ts";
import {
  addLocation,
  changeLocation,
  removeLocation,
  type LocationInput,
} from "../../actions/manage/locations.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { weekOf } from "../../actions/manage/week.ts";
import { readStrings } from "../../store/read-strings.ts";
import type { Entry, Table, Words } from "./table.ts";
import { readZone } from "./read-zone.ts";
import { readWeek, writeWeek } from "./week-words.ts";
import { needWord, readList, readYesNo, writeList, writeYesNo } from "./words.ts";

/** The places of a desk that has several. */
export const locations: Table = {
  name: "locations",
  one: "location",
  fields: [
    { name: "name", what: "name callers use", example: "Anna Nagar", required: true },
    { name: "address", what: "address", example: "4 Second Avenue" },
    { name: "aliases", what: "other names, with commas between", example: "the new salon" },
    { name: "zone", what: "time zone", example: "Asia/Kolkata" },
    { name: "hours", what: "own opening hours", example: "Mon-Sat 11:00-21:00" },
    {
      name: "open",
      what: "whether it is in use, yes or no",
      example: "yes",
      choices: ["yes", "no"],
    },
  ],
  shown: ["name", "address", "hours"],
  key: ["name"],
  list,
  async add(context, words) {
    return await addLocation(context, {
      ...readLocation(words),
      name: needWord(words, "name"),
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changeLocation(context, id, readLocation(words));
  },
  remove: removeLocation,
};

async function list({ database, deskId }: ManageContext): Promise<readonly Entry[]> {
  const rows = await database.read
    .selectFrom("locations")
    .selectAll()
    .where("desk_id", "=", deskId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const entries: Entry[] = [];
  for (const row of rows) {
    const id = shortId(deskId, row.id);
    const week = await weekOf(database.read, deskId, { locationId: row.id });
    const aliases = readStrings(row.aliases);
    const open = row.open === 1;
    const hours = week.length === 0 ? "" : writeWeek(week);
    const { name, address, zone } = row;
    entries.push({
      id,
      name,
      alsoFoundBy: aliases,
      past: !open,
      words: {
        name,
        address: address ?? "",
        aliases: writeList(aliases),
        zone,
        hours,
        open: writeYesNo(open),
      },
      data: { id, name, address, aliases, zone, hours, open },
    });
  }
  return entries;
}

function readLocation({
  name,
  address,
  aliases,
  zone,
  hours,
  open,
}: Words): Partial<LocationInput> {
  const where = zone === undefined ? null : readZone(zone);
  return {
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
    ...(aliases !== undefined && { aliases: readList(aliases) }),
    ...(where !== null && { zone: where }),
    ...(hours !== undefined && { hours: readWeek(hours) }),
    ...(open !== undefined && open !== "" && { open: readYesNo(open, "open") }),
  };
}

import type { ManageContext } from "../../actions/manage/deed.ts";
import { addRoom, changeRoom, removeRoom, type RoomInput } from "../../actions/manage/rooms.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { findLocation } from "./find-named.ts";
import type { Table, Words } from "./table.ts";
import { needWord, readYesNo, writeYesNo } from "./words.ts";

/** Rooms, chairs and machines that one visit at a time has to itself. */
export const rooms: Table = {
  name: "rooms",
  one: "room",
  fields: [
    { name: "name", what: "name", example: "the chair by the window", required: true },
    { name: "kind", what: "kind that services need", example: "colour chair", required: true },
    { name: "location", what: "location it is at, where there are several", example: "anna-nagar" },
    {
      name: "usable",
      what: "whether it can be used, yes or no",
      example: "yes",
      choices: ["yes", "no"],
    },
  ],
  shown: ["name", "kind", "location"],
  key: ["name"],
  async list({ database, deskId }) {
    const rows = await database.read
      .selectFrom("resources")
      .selectAll()
      .where("desk_id", "=", deskId)
      .orderBy("position")
      .orderBy("id")
      .execute();
    return rows.map(({ id: wholeId, name, kind, location_id: place, usable }) => {
      const id = shortId(deskId, wholeId);
      const location = place === null ? null : shortId(deskId, place);
      return {
        id,
        name,
        alsoFoundBy: [kind],
        past: usable === 0,
        words: { name, kind, location: location ?? "", usable: writeYesNo(usable === 1) },
        data: { id, name, kind, location, usable: usable === 1 },
      };
    });
  },
  async add(context, words) {
    return await addRoom(context, {
      ...(await readRoom(context, words)),
      name: needWord(words, "name"),
      kind: needWord(words, "kind"),
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changeRoom(context, id, await readRoom(context, words));
  },
  remove: removeRoom,
};

async function readRoom(context: ManageContext, words: Words): Promise<Partial<RoomInput>> {
  const { name, kind, location, usable } = words;
  return {
    ...(name !== undefined && { name }),
    ...(kind !== undefined && { kind }),
    ...(location !== undefined && { locationId: await findLocation(context, location) }),
    ...(usable !== undefined && usable !== "" && { usable: readYesNo(usable, "usable") }),
  };
}

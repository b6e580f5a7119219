import {
  addDenyEntry,
  changeDenyEntry,
  removeDenyEntry,
  type DenyInput,
} from "../../actions/lobby/deny/deny-entries.ts";
import { listDenyEntries } from "../../store/lobby/deny-list.ts";
import type { Table, Words } from "./table.ts";
import { needWord, readList, writeList } from "./words.ts";

/** Who isn't let in before a person has looked. */
export const denyTable: Table = {
  name: "deny",
  one: "person",
  fields: [
    { name: "name", what: "whole name", example: "Carla Whitfield", required: true },
    { name: "aliases", what: "other names they may give", example: "Carla Stone" },
    { name: "company", what: "company they may say they're from", example: "Initech" },
    {
      name: "note",
      what: "why, for whoever decides; no visitor is told",
      example: "not on site since May",
    },
  ],
  shown: ["name", "aliases", "company", "note"],
  key: ["name"],
  async list({ database, deskId }) {
    const entries = await listDenyEntries(database.read, deskId);
    return entries.map(({ id, name, aliases, company = "", note = "", isRemoved }) => ({
      id,
      name,
      alsoFoundBy: [...aliases, company],
      past: isRemoved,
      words: { name, aliases: writeList(aliases), company, note },
      data: { id, name, aliases, company, note, removed: isRemoved },
    }));
  },
  async add(context, words) {
    return await addDenyEntry(context, { ...readEntry(words), name: needWord(words, "name") });
  },
  async change(context, id, words) {
    return await changeDenyEntry(context, id, readEntry(words));
  },
  remove: removeDenyEntry,
};

function readEntry({ name, aliases, company, note }: Words): Partial<DenyInput> {
  return {
    ...(name !== undefined && { name }),
    ...(aliases !== undefined && { aliases: readList(aliases) }),
    ...(company !== undefined && { company }),
    ...(note !== undefined && { note }),
  };
}

import {
  addDocument,
  changeDocument,
  removeDocument,
  type DocumentInput,
} from "../../actions/lobby/documents/documents.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { isPurpose, PURPOSES } from "../../domain/visits/purpose.ts";
import { listDocuments } from "../../store/lobby/documents.ts";
import type { Table, Words } from "./table.ts";
import { needWord, readList, writeList } from "./words.ts";

/** What visitors accept. A version whose place another has taken is kept, and is past. */
export const documents: Table = {
  name: "documents",
  one: "document",
  fields: [
    { name: "name", what: "name visitors hear", example: "Visitor rules", required: true },
    {
      name: "text",
      what: "whole text; another text is another version",
      example: '"$(cat rules.txt)"',
      required: true,
    },
    {
      name: "purposes",
      what: `who must, of ${PURPOSES.join(", ")}; empty: everybody`,
      example: "meeting, contractor",
    },
  ],
  shown: ["name", "version", "purposes", "text"],
  key: ["name"],
  async list({ database, deskId }) {
    const all = await listDocuments(database.read, deskId);
    return all.map(({ id: whole, name, version, hash, text, purposes, isInForce }) => {
      const id = shortId(deskId, whole);
      const words = { name, version: String(version), purposes: writeList(purposes), text, hash };
      return {
        id,
        name,
        past: !isInForce,
        words,
        data: { id, name, version, hash, text, purposes, inForce: isInForce },
      };
    });
  },
  async add(context, words) {
    return await addDocument(context, {
      ...readDocument(words),
      name: needWord(words, "name"),
      text: needWord(words, "text"),
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changeDocument(context, id, readDocument(words));
  },
  remove: removeDocument,
};

function readDocument({ name, text, purposes }: Words): Partial<DocumentInput> {
  return {
    ...(name !== undefined && { name }),
    ...(text !== undefined && { text }),
    ...(purposes !== undefined && { purposes: readList(purposes).map(readPurpose) }),
  };
}

function readPurpose(word: string) {
  const purpose = word.toLowerCase();
  if (isPurpose(purpose)) return purpose;
  throw new Refused(`"${word}" is none of ${PURPOSES.join(", ")}.`);
}

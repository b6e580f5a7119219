import { createHash } from "node:crypto";
import { LIMITS } from "../../../domain/business/limits.ts";
import { isPurpose, type Purpose } from "../../../domain/visits/purpose.ts";
import { readStrings } from "../../../store/read-strings.ts";
import { checkText } from "../../manage/check-fields.ts";
import { perform, type Deed, type Done, type ManageContext } from "../../manage/deed.ts";
import { Refused } from "../../manage/refused.ts";
import { newRowId } from "../../manage/row-id.ts";

/** A text that visitors accept. */
export interface DocumentInput {
  readonly name: string;
  readonly text: string;
  /** Who must, by what they come for; empty: everybody. */
  readonly purposes?: readonly Purpose[];
}

/** As much as anybody would read at a tablet. */
const LONGEST_TEXT = 20_000;

/** Adds one, in force at once. */
export async function addDocument(
  context: ManageContext,
  input: DocumentInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const name = checkText(input.name, "The name", LIMITS.name);
    await checkNameFree(deed, name, undefined);
    const id = await newRowId(deed, "lobby_documents", name, input.id);
    await insert(deed, { id, name, version: 1, text: input.text, purposes: input.purposes ?? [] });
    return { id, notes: [] };
  });
}

/**
 * Changes a document. Another text is another version in a row of its own: what was accepted before stays as it was worded. Throws
 * `Refused` for a version that isn't in force.
 */
export async function changeDocument(
  context: ManageContext,
  id: string,
  changes: Partial<DocumentInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    const row = await documentRow(deed, id);
    const name =
      changes.name === undefined ? row.name : checkText(changes.name, "The name", LIMITS.name);
    if (name !== row.name) await checkNameFree(deed, name, row.name);
    const purposes = changes.purposes ? JSON.stringify(changes.purposes) : row.purposes;
    const isSameText = changes.text === undefined || hashOf(changes.text.trim()) === row.hash;
    if (isSameText) {
      await deed.rows.update("lobby_documents", { id }, { name, purposes });
      return { id, notes: [] };
    }
    await deed.rows.update("lobby_documents", { id }, { in_force: 0 });
    const version = row.version + 1;
    const next = await newRowId(deed, "lobby_documents", `${name} ${version}`, undefined);
    const text = changes.text ?? row.text;
    await insert(deed, {
      id: next,
      name,
      version,
      text,
      purposes: readStrings(purposes).filter(isPurpose),
    });
    return {
      id: next,
      notes: [`This is version ${version}; whoever comes from now on is asked to accept it.`],
    };
  });
}

/** Asks nobody for it any more; who accepted it stays. */
export async function removeDocument(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    await documentRow(deed, id);
    await deed.rows.update("lobby_documents", { id }, { in_force: 0 });
    return { id, notes: [] };
  });
}

async function insert(
  { rows, deskId }: Deed,
  document: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly text: string;
    readonly purposes: readonly Purpose[];
  },
): Promise<void> {
  const text = checkText(document.text, "The text", LONGEST_TEXT);
  await rows.insert("lobby_documents", {
    id: document.id,
    desk_id: deskId,
    name: document.name,
    version: document.version,
    hash: hashOf(text),
    text,
    purposes: JSON.stringify(document.purposes),
    in_force: 1,
  });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

async function checkNameFree(deed: Deed, name: string, own: string | undefined): Promise<void> {
  const others = await deed.writer
    .selectFrom("lobby_documents")
    .select("name")
    .where("desk_id", "=", deed.deskId)
    .where("in_force", "=", 1)
    .execute();
  const isTaken = others.some(
    (one) => one.name !== own && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken)
    throw new Refused(
      `There is a document "${name}"; change its text, or give this one another name.`,
      "state",
    );
}

async function documentRow({ writer, deskId }: Deed, id: string) {
  const row = await writer
    .selectFrom("lobby_documents")
    .selectAll()
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (row?.in_force === 1) return row;
  throw new Refused("No document of that id is in force; frontdesk documents lists them.", "state");
}

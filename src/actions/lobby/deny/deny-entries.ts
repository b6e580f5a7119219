import { newId } from "../../../base/id.ts";
import { LIMITS } from "../../../domain/business/limits.ts";
import { checkOptionalText, checkText } from "../../manage/check-fields.ts";
import { perform, type Deed, type Done, type ManageContext } from "../../manage/deed.ts";
import { Refused } from "../../manage/refused.ts";

/** Somebody who isn't to be let in before a person has looked; null clears what may be left out. */
export interface DenyInput {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly company?: string | null;
  /** Why, for those who decide; never told a visitor. */
  readonly note?: string | null;
}

/** Puts somebody on the list. */
export async function addDenyEntry(context: ManageContext, input: DenyInput): Promise<Done> {
  return await perform(context, async ({ rows, deskId, nowMs }) => {
    const id = newId("deny");
    await rows.insert("deny_entries", {
      id,
      desk_id: deskId,
      name: checkText(input.name, "The name", LIMITS.name),
      aliases: "[]",
      company: null,
      note: null,
      added_by: context.actor.kind,
      created_at_ms: nowMs,
      removed_at_ms: null,
    });
    await rows.update("deny_entries", { id }, columns(input));
    return { id, notes: [] };
  });
}

/** Changes what is known of somebody on the list. */
export async function changeDenyEntry(
  context: ManageContext,
  id: string,
  changes: Partial<DenyInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    await mustBeListed(deed, id);
    await deed.rows.update("deny_entries", { id }, columns(changes));
    return { id, notes: [] };
  });
}

/** Takes somebody off the list; what was decided about visitors before stays with their visits. */
export async function removeDenyEntry(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    await mustBeListed(deed, id);
    await deed.rows.update("deny_entries", { id }, { removed_at_ms: deed.nowMs });
    return { id, notes: [] };
  });
}

function columns({ name, aliases, company, note }: Partial<DenyInput>) {
  return {
    ...(name !== undefined && { name: checkText(name, "The name", LIMITS.name) }),
    ...(aliases && {
      aliases: JSON.stringify(aliases.map((one) => checkText(one, "A name", LIMITS.name))),
    }),
    ...(company !== undefined && {
      company: checkOptionalText(company, "The company", LIMITS.name),
    }),
    ...(note !== undefined && { note: checkOptionalText(note, "The note", LIMITS.note) }),
  };
}

async function mustBeListed({ writer, deskId }: Deed, id: string): Promise<void> {
  const row = await writer
    .selectFrom("deny_entries")
    .select("id")
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .where("removed_at_ms", "is", null)
    .executeTakeFirst();
  if (!row) throw new Refused("Nobody of that id is on the deny list.", "state");
}

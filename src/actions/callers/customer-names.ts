import type { ActionContext } from "../action-context.ts";

/** More names than this would make a recogniser's grammar worse, not better. */
const MOST = 300;

/** The names of those who came most lately, for a recogniser to listen for. */
export async function customerNames(
  context: Pick<ActionContext, "database" | "deskId">,
): Promise<readonly string[]> {
  const rows = await context.database.read
    .selectFrom("customers")
    .select("name")
    .where("desk_id", "=", context.deskId)
    .orderBy("created_at_ms", "desc")
    .limit(MOST)
    .execute();
  return [...new Set(rows.map((row) => row.name))];
}

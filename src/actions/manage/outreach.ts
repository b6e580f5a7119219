import type { Outreach } from "../../domain/outreach/outreach.ts";
import { loadOutreach } from "../../store/outbox/outreach.ts";
import { replanReminders } from "../outreach/plan-reminders.ts";
import { perform, type ManageContext } from "./deed.ts";

/** Changes what customers are told and when, and plans anew what is still to be told. Answers all of it as it is now. */
export async function changeOutreach(
  context: ManageContext,
  change: Partial<Outreach>,
): Promise<Outreach> {
  return await perform(context, async ({ rows, writer, deskId, nowMs }) => {
    const outreach = { ...(await loadOutreach(writer, deskId)), ...change };
    await rows.update("desks", { id: deskId }, { outreach: JSON.stringify(outreach) });
    await replanReminders(writer, deskId, nowMs);
    return outreach;
  });
}

import type { Business } from "../store/business/business.ts";
import { loadBusiness } from "../store/business/load-business.ts";
import type { ActionContext } from "./action-context.ts";

export type { Business, BusinessStylist } from "../store/business/business.ts";

/** The business of this desk as it is now: what it offers, who works when, the owner's rules. */
export async function loadDesk(context: ActionContext): Promise<Business> {
  return await loadBusiness(context.database.read, context.deskId);
}

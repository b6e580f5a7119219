import type { Service } from "../domain/business/service.ts";
import { loadBusiness } from "../store/business/load-business.ts";
import type { ActionContext } from "./action-context.ts";

/** Everything the desk offers, in the owner's order. */
export async function listServices(context: ActionContext): Promise<readonly Service[]> {
  const business = await loadBusiness(context.database.read, context.deskId);
  return business.services;
}

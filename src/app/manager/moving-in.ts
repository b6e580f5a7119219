import type { ManageContext } from "../../actions/manage/deed.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { moveIn, type MovedIn, type MovingOptions } from "../../actions/moving-in/move-in.ts";
import { isZone } from "../../config/desk-file/registers.ts";
import { hasNumberingPlan } from "../../domain/people/phone-number.ts";
import { NotGlamDesk, readGlamDesk } from "../../store/moving-in/glamdesk-file.ts";

export type { MovedIn } from "../../actions/moving-in/move-in.ts";

/** Takes a GlamDesk database over. Throws `Refused` when the file or an option can't be used. */
export async function moveInFromGlamDesk(
  context: ManageContext,
  path: string,
  options: MovingOptions,
): Promise<MovedIn> {
  const { zone, country } = options;
  if (zone !== undefined && !isZone(zone))
    throw new Refused(`"${zone}" is no time zone; write one such as Asia/Kolkata.`);
  if (country !== undefined && !hasNumberingPlan(country))
    throw new Refused(`"${country}" is no country; write two capital letters such as IN.`);
  try {
    return await moveIn(context, readGlamDesk(path), options);
  } catch (error) {
    throw error instanceof NotGlamDesk ? new Refused(error.message, "state") : error;
  }
}

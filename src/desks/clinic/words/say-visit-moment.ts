import type { BusinessStylist } from "../../../actions/load-desk.ts";
import { sayMoment, type SayingWhen } from "../../booking/words/say-moment.ts";

/**
 * When a visit is, by the clinic's clock; of somebody who works by another clock it is said whose time it is: "tomorrow at 3 PM, our
 * time".
 */
export function sayVisitMoment(
  atMs: number,
  where: SayingWhen,
  provider: Pick<BusinessStylist, "zone"> | undefined,
): string {
  const { zone, homeZone = zone } = where;
  const isElsewhere = provider?.zone !== undefined && provider.zone !== zone && zone === homeZone;
  return `${sayMoment(atMs, where)}${isElsewhere ? ", our time" : ""}`;
}

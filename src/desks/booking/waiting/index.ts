import type { Tool } from "../../../ports/tool.ts";
import type { BookingDesk } from "../booking-desk.ts";
import { declineOfferedPlace } from "./decline-offered-place.ts";
import { joinWaitingList } from "./join-waiting-list.ts";
import { leaveWaitingList } from "./leave-waiting-list.ts";
import { takeOfferedPlace } from "./take-offered-place.ts";

/** What the desk does for those who wait until something becomes free. */
export function waitingTools(desk: BookingDesk): readonly Tool[] {
  return [
    joinWaitingList(desk),
    leaveWaitingList(desk),
    takeOfferedPlace(desk),
    declineOfferedPlace(desk),
  ];
}

import { z } from "zod";
import { leaveWaitingList as leave } from "../../../actions/waiting/leave-waiting-list.ts";
import type { Tool } from "../../../ports/tool.ts";
import { onBehalfOf, type BookingDesk } from "../booking-desk.ts";

const input = z.object({});

/** Takes a caller off the waiting list. */
export function leaveWaitingList(desk: BookingDesk): Tool<z.infer<typeof input>> {
  return {
    name: "leave_waiting_list",
    description: "Takes the caller off the waiting list, for everything they wait for.",
    input,
    effect: "propose",
    filler: "One moment.",
    async run(_, toolContext) {
      const left = await leave(onBehalfOf(desk, toolContext));
      return left.ok
        ? { status: "ok", data: { left: left.left }, speakable: "You're off the waiting list." }
        : {
            status: "refused",
            reason: "none-waiting",
            speakable: "I can't find you on the waiting list under this number.",
          };
    },
  };
}

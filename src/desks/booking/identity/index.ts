import type { Tool } from "../../../ports/tool.ts";
import type { BookingDesk } from "../booking-desk.ts";
import { checkCode } from "./check-code.ts";
import { rememberNumber } from "./remember-number.ts";
import { sendCode } from "./send-code.ts";

/** How a caller shows that an appointment under another number is theirs. */
export function identityTools(desk: BookingDesk): readonly Tool[] {
  return [sendCode(desk), checkCode(desk), rememberNumber(desk)];
}

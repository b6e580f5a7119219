import { systemClock } from "../../src/base/clock.ts";
import type { ActionContext } from "../../src/actions/action-context.ts";
import { commitBooking } from "../../src/actions/booking/commit-booking.ts";
import { proposeBooking } from "../../src/actions/booking/propose-booking.ts";
import { openDatabase } from "../../src/store/open-database.ts";

/*
 * One process of the concurrency tests: `node book-slot.ts <database> <slot token> <calls> <first call's number>`.
 * It says "ready" and waits for a line, so that all processes begin together; then all its calls want the slot at once.
 * It prints one line of JSON for each call.
 */
const [, , url = "", slot = "", calls = "0", first = "0"] = process.argv;

await using database = await openDatabase(url);
process.stdout.write("ready\n");
await new Promise((resolve) => {
  process.stdin.once("data", resolve);
});
process.stdin.destroy();

const wishes = Array.from({ length: Number(calls) }, (_, index) => book(Number(first) + index));
for (const answer of await Promise.all(wishes)) process.stdout.write(`${JSON.stringify(answer)}\n`);

async function book(call: number) {
  const context: ActionContext = {
    database,
    clock: systemClock,
    deskId: "glamdesk",
    actor: { kind: "caller", channel: "phone", callId: `call_${call}` },
  };
  const proposed = await proposeBooking(context, {
    slot,
    customerName: `Caller ${call}`,
    phone: `+9198400${String(call).padStart(5, "0")}`,
  });
  if (!proposed.ok) return { reason: proposed.reason, alternatives: proposed.alternatives.length };
  const booked = await commitBooking(context, { proposal: proposed.proposal });
  return booked.ok
    ? { booked: booked.appointmentId }
    : { reason: booked.reason, alternatives: booked.alternatives.length };
}

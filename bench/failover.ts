import { failingCall, FAULTS, PARTS } from "../test/support/timed/failing-call.ts";

/** Breaks each part of a call in each way, and prints the longest silence its caller heard, turn by turn. */
export async function benchFailover(): Promise<number> {
  process.stdout.write(
    "The longest silence in each of three turns, in ms, on a virtual clock; the service fails in the second. What takes over:\n" +
      "local ears, the script, the local voice.\n",
  );
  for (const part of PARTS) {
    process.stdout.write(`\n${part}\n`);
    for (const fault of FAULTS) {
      const { turns, failovers } = await failingCall(part, fault);
      const silences = turns.map(({ silenceMs }) => String(Math.round(silenceMs)).padStart(6));
      const gave = failovers.map(({ failover }) => failover.failure).join(", ");
      process.stdout.write(`  ${fault.padEnd(28)}${silences.join("")}   ${gave}\n`);
    }
  }
  return 0;
}

import { SharedSpeech } from "../test/support/shared-speech.ts";
import { failingCall } from "../test/support/wired/failing/failing-call.ts";
import { FAILING, FAULTS } from "../test/support/wired/failing/faults.ts";

/** Breaks each service of a call in each way, and prints the longest silence its caller heard, turn by turn. */
export async function benchFailover(): Promise<number> {
  await using shared = new SharedSpeech();
  process.stdout.write(
    "The longest silence that the caller heard in each of their turns, in ms on a virtual clock, measured in the sound on the line.\n" +
      "The services are on loopback, with their own protocols, and answer at once; one of them fails in the second turn. What takes\n" +
      "over: the local ears, the script, the local voice.\n",
  );
  for (const { part, service } of FAILING) {
    process.stdout.write(`\n${part}: ${service}\n`);
    for (const fault of FAULTS) {
      const { silencesMs, failovers, book } = await failingCall(shared, { part, service, fault });
      const silences = silencesMs
        .map((ms) => String(ms).padStart(6))
        .join("")
        .padEnd(42);
      const gave = failovers.map(({ failover }) => failover.failure).join(", ");
      process.stdout.write(
        `  ${fault.padEnd(24)}${silences}  booked ${book.length === 1 ? "once" : `${book.length} times`}  ${gave}\n`,
      );
    }
  }
  return 0;
}

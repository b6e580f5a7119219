import { systemClock } from "../../src/base/clock.ts";
import { commitProposal } from "../../src/actions/booking/commit-proposal.ts";
import { openDatabase } from "../../src/store/open-database.ts";

/*
 * `node commit-proposal.ts <database> <call> <proposal>`: says "ready", waits for a line, commits, prints the answer as
 * one line of JSON.
 */
const [, , url = "", callId = "", proposal = ""] = process.argv;

await using database = await openDatabase(url);
process.stdout.write("ready\n");
await new Promise((resolve) => {
  process.stdin.once("data", resolve);
});
process.stdin.destroy();
const answer = await commitProposal(
  {
    database,
    clock: systemClock,
    deskId: "glamdesk",
    actor: { kind: "caller", channel: "phone", callId },
  },
  { proposal },
);
process.stdout.write(`${JSON.stringify(answer)}\n`);

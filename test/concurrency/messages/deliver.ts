import { systemClock } from "../../../src/base/clock.ts";
import { Courier } from "../../../src/jobs/courier/courier.ts";
import type { Messenger, OutboundMessage } from "../../../src/ports/messenger.ts";
import { openDatabase } from "../../../src/store/open-database.ts";

/*
 * `node deliver.ts <database url> <carrier url> <can be asked>`: delivers everything that is due through the carrier, and ends.
 * Prints a line before each message is handed over, so that whoever wants can kill it there.
 */
const [url = "", carrier = "", canBeAsked = ""] = process.argv.slice(2);

const messenger: Messenger = {
  name: "over-the-network",
  channels: ["sms"],
  async send(message, { signal }) {
    process.stdout.write(`handing over ${message.key}\n`);
    try {
      const answer = await fetch(`${carrier}/send`, {
        method: "POST",
        body: JSON.stringify(message),
        signal,
      });
      return { status: "sent", carrierId: await answer.text() };
    } catch {
      return { status: "unknown", reason: "connection lost" };
    }
  },
  ...(canBeAsked === "yes" && { find }),
};

async function find(message: OutboundMessage) {
  const answer = await fetch(`${carrier}/find`, { method: "POST", body: JSON.stringify(message) });
  return answer.status === 404 ? undefined : { carrierId: await answer.text() };
}

await using database = await openDatabase(url);
const courier = new Courier({ database, clock: systemClock, carriers: { messenger } });
await courier.deliverDue(new AbortController().signal);

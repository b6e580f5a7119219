import { once } from "node:events";
import { systemClock } from "../base/clock.ts";
import { loadConfig } from "../config/load-config.ts";
import { arePagesBuilt } from "../app/built-pages.ts";
import { knownDesks } from "../app/known-desks.ts";
import { sayParts, type PartLine } from "../app/say-parts.ts";
import { serve } from "../app/serve.ts";
import type { Command } from "./command.ts";
import { refuseWords } from "./refuse-words.ts";

export const serveCommand: Command = {
  name: "serve",
  summary: "answer calls until Ctrl-C",
  help: `Usage: frontdesk serve

Answers the telephone and the browser's microphone at /talk, shows today's book at / and a lobby's tablet at /kiosk. What
it needs is read from .env; with no settings at all it runs on this machine only, with its own ears and voice. Ctrl-C lets
calls finish their sentence.

  npm start          does the same
  PORT=8080 npm start
`,
  options: {},
  async run({ positionals, output, signal }) {
    refuseWords("serve", positionals);
    const config = await loadConfig();
    await using service = await serve(config);
    const desks = await knownDesks(service.database.read);
    output.write(`Frontdesk answers at ${service.origin}
${pagesOf(
  service.origin,
  desks.map(({ trade }) => trade),
)}

${linesOf(sayParts(config, desks, systemClock.nowMs()))}

npm run frontdesk -- doctor tries each of them; docs/cloud-services.md says what a key of a service brings.
`);
    if (!arePagesBuilt())
      output.write("\nThe pages aren't built yet: run npm run build and reload.\n");
    if (!signal.aborted) await once(signal, "abort");
    output.write("\nClosing: calls finish their sentence.\n");
    return 0;
  },
};

/** What there is to open, the first desk's first. */
function pagesOf(origin: string, trades: readonly string[]): string {
  const book = `  ${origin}/       today's appointments and the call that is on`;
  const kiosk = `  ${origin}/kiosk  the lobby's tablet: visitors check in by voice or by hand`;
  const talk = `  ${origin}/talk   speak with the receptionist through your microphone`;
  const hasLobby = trades.includes("lobby");
  const hasBook = trades.length === 0 || trades.some((trade) => trade !== "lobby");
  return [...(hasBook ? [book] : []), ...(hasLobby ? [kiosk] : []), talk].join("\n");
}

function linesOf(parts: readonly PartLine[]): string {
  const width = Math.max(...parts.map(({ part }) => part.length));
  return parts.map(({ part, detail }) => `  ${part.padEnd(width)}  ${detail}`).join("\n");
}

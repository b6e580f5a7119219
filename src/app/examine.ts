import { TELEPHONE } from "../audio/format.ts";
import { systemClock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import { examineCalendars } from "./calendars/examine-calendars.ts";
import { arePagesBuilt } from "./built-pages.ts";
import { checkAccount } from "../providers/twilio/index.ts";
import { openBook } from "./open-book.ts";
import { twilioAccount } from "./carriers.ts";
import { examineAgents } from "./examine-agents.ts";
import { examineDesk } from "./examine-desk.ts";
import { examineDirectory } from "./examine-directory.ts";
import { examineHosts } from "./examine-hosts.ts";
import { examineMail } from "./examine-mail.ts";
import { examinePrinter } from "./examine-printer.ts";
import { examineServices } from "./examine-services.ts";
import { examineSlack } from "./examine-slack.ts";
import { examineWhatsapp } from "./examine-whatsapp.ts";
import { hearsItself } from "./hears-itself.ts";
import { knownDesks, type KnownDesk } from "./known-desks.ts";
import { openLocalSpeech } from "./local-speech.ts";
import { ownerFault } from "./owner-fault.ts";
import { sayCosts } from "./prices/say-costs.ts";

/** How one part that calls need is doing, in words for the owner. */
export interface Finding {
  readonly part: string;
  /** `off` is a part that is not set up and not needed to begin with. */
  readonly state: "ok" | "off" | "broken";
  readonly detail: string;
}

/** Tries every part of this installation as a call would use it. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const book = await examineBook(config);
  const chosen = book.desks.flatMap(({ agent }) => agent ?? []);
  return [
    { part: "node", state: "ok", detail: `Node ${process.versions.node}` },
    ...book.findings,
    ...(await examineServices(config)),
    ...(await examineAgents(config.agents, book.desks)),
    await examineSpeech(),
    ...sayCosts(config, chosen, systemClock.nowMs()).map((detail): Finding => ({
      part: "costs",
      state: "ok",
      detail,
    })),
    examinePages(),
    examineTelephone(config),
    await examineMessages(config),
    ...examineWhatsapp(config),
    ...(await examineLobby(config, book.desks)),
    config.dashboardPassword === undefined
      ? {
          part: "access",
          state: "off",
          detail:
            "The pages answer this machine only; set DASHBOARD_PASSWORD to open them to others.",
        }
      : { part: "access", state: "ok", detail: "The pages ask for the password." },
    {
      part: "privacy",
      state: "ok",
      detail:
        config.keepTranscriptsDays === 0
          ? "The words of a call are dropped when it ends."
          : `The words of a call are kept for ${days(config.keepTranscriptsDays)}; KEEP_TRANSCRIPTS_DAYS=0 drops them at once.`,
    },
  ];
}

function days(amount: number): string {
  return amount === 1 ? "a day" : `${amount} days`;
}

async function examineBook(
  config: Config,
): Promise<{ readonly desks: readonly KnownDesk[]; readonly findings: readonly Finding[] }> {
  try {
    await using database = await openBook(config);
    const desks = await knownDesks(database.read);
    const findings: Finding[] = [{ part: "database", state: "ok", detail: database.place }];
    for (const desk of desks) {
      findings.push(await examineDesk(database, desk));
      if (desk.trade === "lobby") findings.push(await examineHosts(database, desk, config));
    }
    findings.push(await examineCalendars(database));
    return { desks, findings };
  } catch (error) {
    return { desks: [], findings: [{ part: "database", state: "broken", detail: explain(error) }] };
  }
}

/** What only visitors need: said where a desk receives them, or where it is set up all the same. */
async function examineLobby(
  config: Config,
  desks: readonly KnownDesk[],
): Promise<readonly Finding[]> {
  const { directory, printer, slack } = config;
  const isLobby = desks.some(({ trade }) => trade === "lobby");
  const hasDirectory = directory.scimToken !== undefined || directory.daily !== undefined;
  return [
    ...(isLobby || hasDirectory ? await examineDirectory(config) : []),
    ...(isLobby || printer !== undefined ? [await examinePrinter(printer, systemClock)] : []),
    ...(isLobby || slack !== undefined ? [await examineSlack(config)] : []),
    ...(isLobby || config.mail !== undefined ? [await examineMail(config.mail)] : []),
  ];
}

async function examineSpeech(): Promise<Finding> {
  try {
    await using speech = openLocalSpeech(systemClock);
    const heard = await hearsItself(speech, TELEPHONE);
    return heard
      ? {
          part: "speech",
          state: "ok",
          detail: "The local voice speaks and the local ears understand it.",
        }
      : {
          part: "speech",
          state: "broken",
          detail: "The local ears don't understand the local voice; run npm ci again.",
        };
  } catch (error) {
    return { part: "speech", state: "broken", detail: explain(error) };
  }
}

function examinePages(): Finding {
  return arePagesBuilt()
    ? { part: "pages", state: "ok", detail: "The pages are built." }
    : { part: "pages", state: "broken", detail: "The pages aren't built yet; run npm run build." };
}

function examineTelephone({ twilio, publicOrigin }: Config): Finding {
  if (!twilio) {
    return {
      part: "telephone",
      state: "off",
      detail:
        "No line yet: set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and PUBLIC_ORIGIN to take calls.",
    };
  }
  if (publicOrigin === undefined) {
    return {
      part: "telephone",
      state: "broken",
      detail: "Twilio can't reach this desk: set PUBLIC_ORIGIN to its https address.",
    };
  }
  return {
    part: "telephone",
    state: "ok",
    detail: `Let the number's voice webhook be POST ${publicOrigin}/incoming-call.`,
  };
}

/** Whether reminders and confirmations reach anybody. */
async function examineMessages(config: Config): Promise<Finding> {
  const part = "messages";
  const account = twilioAccount(config);
  if (account === undefined) {
    const detail =
      "Nothing is sent and nobody is rung: frontdesk messages shows what would be. Set TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM_NUMBER.";
    return { part, state: "off", detail };
  }
  const check = await checkAccount(account, { signal: AbortSignal.timeout(ASK_WITHIN_MS) });
  if (!check.ok) return { part, state: "broken", detail: ACCOUNT_FAULTS[check.reason] };
  const detail =
    account.fromNumber === undefined
      ? "Twilio takes messages and calls from desks that list a number; set TWILIO_FROM_NUMBER for the others."
      : "Twilio takes messages and calls.";
  const trial = " It's a trial account, which reaches only numbers that you have verified there.";
  return { part, state: "ok", detail: check.isTrial ? detail + trial : detail };
}

const ASK_WITHIN_MS = 10_000;

const ACCOUNT_FAULTS = {
  "not-authorised":
    "Twilio refuses the account: compare TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN with its console.",
  "not-active": "Twilio has suspended or closed the account; its console says why.",
  unreachable: "Twilio can't be reached from here; check this machine's way to the internet.",
} as const;

function explain(error: unknown): string {
  return ownerFault(error) ?? (error instanceof Error ? error.message : "It failed.");
}

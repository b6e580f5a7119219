import type { z } from "zod";
import { readAgents, type AgentConfig } from "./agents.ts";
import { ConfigError } from "./config-error.ts";
import { directoryFaults, readDirectory, type DirectoryConfig } from "./directory.ts";
import { environment, SECRETS } from "./environment.ts";
import { mailFaults, readMail, type MailConfig } from "./mail.ts";
import { modelFaults, readModels, type ModelConfig } from "./models.ts";
import { readSlack, slackFaults, type SlackConfig } from "./slack.ts";
import {
  readWhatsappTemplates,
  whatsappFaults,
  type WhatsappTemplates,
} from "./whatsapp-templates.ts";
import type { PrinterConfig } from "./printers.ts";
import { readEars, readVoices, speechFaults, type EarsConfig, type VoiceConfig } from "./speech.ts";

/** What this installation is set up to do. */
export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** As `openDatabase` of the store takes it: a file path, the same after `sqlite:`, or `postgres://...`. */
  readonly databaseUrl: string;
  /** Paths of desk files, for seeding. */
  readonly deskFiles: readonly string[];
  /** Where callers' carriers reach this program from outside, e.g. `https://desk.example.com`. */
  readonly publicOrigin?: string;
  /** Absent when this installation has no telephone line. */
  readonly twilio?: TwilioConfig;
  /** Who answers callers, in order of preference; the scripted brain comes after them. */
  readonly models: readonly ModelConfig[];
  /** Who listens to callers, in order of preference; the local ears come after them. */
  readonly ears: readonly EarsConfig[];
  /** Who speaks to callers, in order of preference; the local voice comes after them. */
  readonly voices: readonly VoiceConfig[];
  /** Voice agents that desk files may choose. */
  readonly agents: readonly AgentConfig[];
  /** Where badges are printed, for desk files that name no printer of their own. */
  readonly printer?: PrinterConfig;
  /** Absent: nobody is told in Slack. */
  readonly slack?: SlackConfig;
  /** Where the people of a lobby come from. */
  readonly directory: DirectoryConfig;
  /** Absent: no e-mail is sent. */
  readonly mail?: MailConfig;
  /** What passwords of people's calendars are locked with in the database: 32 bytes in base64url. */
  readonly secretsKey?: string;
  /** Absent: the pages answer this machine only. */
  readonly dashboardPassword?: string;
  readonly logLevel: LogLevel;
  /** How long the words of a call are kept; with 0 they are dropped when it ends. */
  readonly keepTranscriptsDays: number;
  /** How long it is kept what customers were told and at which number. */
  readonly keepMessagesDays: number;
}

interface TwilioConfig {
  readonly accountSid: string;
  /** Any of them may have signed a request: two while a token is being replaced. The first one signs ours. */
  readonly authTokens: readonly string[];
  /** E.164: what rings and writes for desks that list no number. */
  readonly fromNumber?: string;
  /** E.164: the sender of WhatsApp messages; absent, everything written goes by SMS. */
  readonly whatsappNumber?: string;
  /** What WhatsApp has approved, for customers who haven't written in the last day. */
  readonly whatsappTemplates?: WhatsappTemplates;
  /** Where Twilio's REST API is, when that is a stand-in. */
  readonly apiOrigin?: string;
}

type LogLevel = z.infer<typeof environment>["LOG_LEVEL"];

/** Makes sense of environment variables; an empty one counts as not set. Throws a `ConfigError` that lists every fault. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const result = environment.safeParse(given);
  const faults = [
    ...groupFaults(given),
    ...modelFaults(given),
    ...speechFaults(given),
    ...slackFaults(given),
    ...directoryFaults(given),
    ...mailFaults(given),
    ...whatsappFaults(given),
  ];
  if (!result.success) {
    faults.unshift(...result.error.issues.map((issue) => faultSentence(issue, given)));
  }
  if (!result.success || faults.length > 0) throw new ConfigError(faults);
  const read = result.data;
  const slack = readSlack(read);
  const mail = readMail(read);
  return {
    port: read.PORT,
    host: read.HOST,
    databaseUrl: read.DATABASE_URL,
    deskFiles: read.DESK_FILES,
    ...(read.PUBLIC_ORIGIN !== undefined && { publicOrigin: read.PUBLIC_ORIGIN }),
    ...(read.TWILIO_ACCOUNT_SID !== undefined &&
      read.TWILIO_AUTH_TOKEN !== undefined && {
        twilio: {
          accountSid: read.TWILIO_ACCOUNT_SID,
          authTokens: read.TWILIO_AUTH_TOKEN,
          ...(read.TWILIO_FROM_NUMBER !== undefined && { fromNumber: read.TWILIO_FROM_NUMBER }),
          ...(read.TWILIO_WHATSAPP_NUMBER !== undefined && {
            whatsappNumber: read.TWILIO_WHATSAPP_NUMBER,
          }),
          ...(read.TWILIO_WHATSAPP_TEMPLATES !== undefined && {
            whatsappTemplates: readWhatsappTemplates(read),
          }),
          ...(read.TWILIO_API_BASE_URL !== undefined && { apiOrigin: read.TWILIO_API_BASE_URL }),
        },
      }),
    models: readModels(read),
    ears: readEars(read),
    voices: readVoices(read),
    agents: readAgents(read),
    ...(read.PRINTER_URL !== undefined && { printer: read.PRINTER_URL }),
    ...(slack && { slack }),
    directory: readDirectory(read),
    ...(mail && { mail }),
    ...(read.SECRETS_KEY !== undefined && { secretsKey: read.SECRETS_KEY }),
    ...(read.DASHBOARD_PASSWORD !== undefined && { dashboardPassword: read.DASHBOARD_PASSWORD }),
    logLevel: read.LOG_LEVEL,
    // Without a telephone line every call is the owner's own trial, which they may want to replay.
    keepTranscriptsDays: read.KEEP_TRANSCRIPTS_DAYS ?? (read.TWILIO_AUTH_TOKEN ? 0 : 1),
    keepMessagesDays: read.KEEP_MESSAGES_DAYS,
  };
}

function faultSentence(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const found = SECRETS.has(name) ? "can't be used" : `is "${given[name]}"`;
  return `${name} ${found}; write ${issue.message}.`;
}

/** Variables that make sense only together. */
function* groupFaults(given: Record<string, string | undefined>): Generator<string, void> {
  const pair = ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"] as const;
  const missing = pair.filter((name) => given[name] === undefined);
  if (missing.length === 1) {
    yield `${missing[0]} is missing; ${pair.join(" and ")} go together, so set both or neither.`;
  }
}

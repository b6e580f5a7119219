import { z } from "zod";
import { agentVariables } from "./agents.ts";
import { directoryVariables } from "./directory.ts";
import { mailVariables } from "./mail.ts";
import { modelVariables } from "./models.ts";
import { slackVariables } from "./slack.ts";
import { printerVariables } from "./printers.ts";
import { speechVariables } from "./speech.ts";
import { whatsappVariables } from "./whatsapp-templates.ts";

/**
 * Every variable this program reads, what it may hold, and, as the message of its schema, what to write there. Each is
 * explained for owners in `.env.example`.
 */
export const environment = z.object({
  PORT: whole(0, 65_535, "a whole number from 0 to 65535, for example 5000").default(5000),
  HOST: z.string().default("localhost"),
  DATABASE_URL: z
    .string()
    .refine((url) => !isPostgres(url) || isWholeAddress(url), {
      error:
        "postgres://user:password@host:5432/database, and %23 for a # or %2F for a / in the password",
      abort: true,
    })
    .refine(
      (url) => isPostgres(url) || url.startsWith("sqlite:") || !/^[a-z][a-z\d+.-]+:/iu.test(url),
      {
        error:
          "a file path such as data/frontdesk.db, or postgres://user:password@host:5432/database",
      },
    )
    .default("data/frontdesk.db"),
  DESK_FILES: z
    .string()
    .transform(commaList)
    .refine((files) => files.length > 0, "one or more desk files, separated by commas")
    .default(["desks/glamdesk.yaml"]),
  PUBLIC_ORIGIN: z
    .string()
    .transform((text) => (URL.canParse(text) ? new URL(text) : undefined))
    .refine((url) => url !== undefined && isPublicOrigin(url), {
      error: "an https address without a path, for example https://desk.example.com",
    })
    .transform((url) => url?.origin)
    .optional(),
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[\da-f]{32}$/iu, "the account SID: AC and 32 letters or digits")
    .optional(),
  TWILIO_AUTH_TOKEN: z
    .string()
    .transform(commaList)
    .refine((tokens) => tokens.length > 0, "an auth token, or two separated by a comma")
    .optional(),
  TWILIO_FROM_NUMBER: internationalNumber().optional(),
  TWILIO_WHATSAPP_NUMBER: internationalNumber().optional(),
  TWILIO_API_BASE_URL: z
    .string()
    .refine((text) => /^https?:\/\/[^/?#]+$/u.test(text) && URL.canParse(text), {
      error: "an address without a path, for example http://127.0.0.1:4010",
    })
    .optional(),
  ...whatsappVariables,
  ...modelVariables,
  ...speechVariables,
  ...agentVariables,
  ...printerVariables,
  ...slackVariables,
  ...directoryVariables,
  ...mailVariables,
  SECRETS_KEY: z
    .string()
    .regex(/^[\w-]{43}$/u, "the 43 characters that frontdesk calendars connect suggests")
    .optional(),
  DASHBOARD_PASSWORD: z.string().min(8, "at least 8 characters").optional(),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], {
      error: "one of trace, debug, info, warn, error, fatal, silent",
    })
    .default("info"),
  KEEP_MESSAGES_DAYS: whole(1, 3650, "a whole number of days from 1 to 3650").default(30),
  KEEP_TRANSCRIPTS_DAYS: whole(0, 3650, "a whole number of days from 0 to 3650").optional(),
});

/** Their values are never shown, not even wrong ones. */
export const SECRETS: ReadonlySet<string> = new Set([
  "DATABASE_URL",
  "TWILIO_ACCOUNT_SID",
  "TWILIO_AUTH_TOKEN",
  "OPENAI_API_KEY",
  "ANTHROPIC_API_KEY",
  "MODEL_SERVER_API_KEY",
  "DEEPGRAM_API_KEY",
  "ELEVENLABS_API_KEY",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "SCIM_TOKEN",
  "SMTP_URL",
  "SECRETS_KEY",
  "DASHBOARD_PASSWORD",
]);

function whole(min: number, max: number, error: string) {
  return z
    .string()
    .regex(/^\d{1,9}$/u, { error, abort: true })
    .transform(Number)
    .refine((value) => min <= value && value <= max, error);
}

function internationalNumber() {
  return z
    .string()
    .transform((text) => text.replaceAll(/[\s()-]/gu, ""))
    .refine((text) => /^\+[1-9]\d{6,14}$/u.test(text), {
      error: "a number with its country code, for example +15005550006",
    });
}

function isPostgres(url: string): boolean {
  return /^postgres(ql)?:/u.test(url);
}

function isWholeAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname, searchParams } = new URL(url);
  return (hostname !== "" || searchParams.has("host")) && pathname.length > 1;
}

function commaList(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Plain http is for trying things out on this machine. */
function isPublicOrigin(url: URL): boolean {
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  const isBare = url.pathname === "/" && url.search === "" && url.hash === "";
  const isPlain = url.username === "" && url.password === "";
  return (url.protocol === "https:" || (url.protocol === "http:" && isLocal)) && isBare && isPlain;
}

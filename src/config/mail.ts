import { z } from "zod";

/** The mail server that sends what visitors are invited by, and who it is from. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte (smtps); otherwise the connection becomes so (STARTTLS), or nothing is sent. */
  readonly isTls: boolean;
  /** Only on this very machine may a connection stay readable. */
  readonly isLocal: boolean;
  readonly user?: string;
  readonly password?: string;
  /** `Acme reception <lobby@acme.example>`. */
  readonly from: string;
}

const SMTP_FORM =
  "a mail server, for example smtp://user:password@mail.example.com:587 or smtps://user:password@mail.example.com";

/** The variables about e-mail; part of `environment`. */
export const mailVariables = {
  SMTP_URL: z
    .string()
    .transform((text) => readServer(text))
    .refine((server) => server !== undefined, { error: SMTP_FORM })
    .optional(),
  MAIL_FROM: z
    .string()
    .trim()
    .regex(/^(?:[^<>\r\n]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/u, {
      error: "who e-mails are from, for example Acme reception <lobby@acme.example>",
    })
    .optional(),
};

/** Makes one of it; undefined when no e-mail is sent. */
export function readMail(read: {
  readonly SMTP_URL?: Omit<MailConfig, "from"> | undefined;
  readonly MAIL_FROM?: string | undefined;
}): MailConfig | undefined {
  if (!read.SMTP_URL || read.MAIL_FROM === undefined) return undefined;
  return { ...read.SMTP_URL, from: read.MAIL_FROM };
}

/** What is set of it without what it needs. */
export function* mailFaults(given: Readonly<Record<string, string | undefined>>) {
  const pair = ["SMTP_URL", "MAIL_FROM"] as const;
  const missing = pair.filter((name) => given[name] === undefined);
  if (missing.length === 1)
    yield `${missing[0]} is missing; ${pair.join(" and ")} go together, so set both or neither.`;
}

function readServer(text: string): Omit<MailConfig, "from"> | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isTls = url.protocol === "smtps:";
  if (!isTls && url.protocol !== "smtp:") return undefined;
  if (url.hostname === "" || !["", "/"].includes(url.pathname) || url.search + url.hash !== "")
    return undefined;
  const [user, password] = [plain(url.username), plain(url.password)];
  if (user === undefined || password === undefined) return undefined;
  const host = url.hostname.replaceAll(/^\[|\]$/gu, "");
  return {
    host,
    port: url.port === "" ? (isTls ? 465 : 587) : Number(url.port),
    isTls,
    isLocal: ["localhost", "127.0.0.1", "::1"].includes(host),
    ...(user !== "" && { user, password }),
  };
}

/** What stands for itself in an address is written with %; undefined when it is written wrongly. */
function plain(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}

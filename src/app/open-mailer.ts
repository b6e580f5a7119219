import type { MailConfig } from "../config/mail.ts";
import type { Mailer } from "../ports/mailer.ts";
import { SmtpMailer } from "../providers/smtp/index.ts";

/** What sends e-mail. The mail server is reached only when something is sent. */
export function openMailer(config: MailConfig): Mailer {
  return new SmtpMailer(config);
}

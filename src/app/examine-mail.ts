import type { MailConfig } from "../config/mail.ts";
import type { Finding } from "./examine.ts";
import { openMailer } from "./open-mailer.ts";

/** Whether invitations can be sent just now. Sends nothing. */
export async function examineMail(config: MailConfig | undefined): Promise<Finding> {
  const part = "e-mail";
  if (!config)
    return {
      part,
      state: "off",
      detail: "No e-mail is sent; SMTP_URL and MAIL_FROM in .env let visitors be invited.",
    };
  const mailer = openMailer(config);
  const check = await mailer.check({ signal: new AbortController().signal });
  return check.ok
    ? { part, state: "ok", detail: `${mailer.name} takes e-mails from ${config.from}.` }
    : { part, state: "broken", detail: `${mailer.name} ${check.detail}; see SMTP_URL in .env.` };
}

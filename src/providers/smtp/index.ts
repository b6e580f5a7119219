export { SmtpMailer } from "./smtp-mailer.ts";

import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

const MAIL_FROM = "Acme reception <lobby@acme.example>";

test.each([
  [
    "smtps://lobby%40acme.example:p%3Aw@mail.acme.example",
    {
      host: "mail.acme.example",
      port: 465,
      isTls: true,
      isLocal: false,
      user: "lobby@acme.example",
      password: "p:w",
    },
  ],
  [
    "smtp://mail.acme.example",
    { host: "mail.acme.example", port: 587, isTls: false, isLocal: false },
  ],
  ["smtp://[::1]:2525", { host: "::1", port: 2525, isTls: false, isLocal: true }],
])("%s is a mail server", (SMTP_URL, server) => {
  expect(readConfig({ SMTP_URL, MAIL_FROM }).mail).toEqual({ ...server, from: MAIL_FROM });
});

test("without one, no e-mail is sent", () => {
  expect(readConfig({}).mail).toBeUndefined();
});

test.each([
  [{ SMTP_URL: "mail.acme.example", MAIL_FROM }, /SMTP_URL can't be used; write a mail server/u],
  [{ SMTP_URL: "https://mail.acme.example", MAIL_FROM }, /write a mail server/u],
  [{ SMTP_URL: "smtp://user%:secret@host", MAIL_FROM }, /write a mail server/u],
  [{ SMTP_URL: "smtp://mail.acme.example" }, /MAIL_FROM is missing/u],
  [{ MAIL_FROM }, /SMTP_URL is missing/u],
  [{ SMTP_URL: "smtp://h", MAIL_FROM: "reception" }, /write who e-mails are from/u],
  [{ SMTP_URL: "smtp://h", MAIL_FROM: "a@b\r\nBcc: c@d" }, /write who e-mails are from/u],
])("what can't be used says what to write, and shows no secret: %o", (variables, sentence) => {
  expect(() => readConfig(variables)).toThrow(sentence);
  expect(() => readConfig(variables)).not.toThrow(/secret/u);
});

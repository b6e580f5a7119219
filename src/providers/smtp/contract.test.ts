import { createTransport } from "nodemailer";
import { expect, test } from "vitest";
import { mailerContract } from "../../ports/testing/mailer-contract.ts";
import { SmtpMailer } from "./smtp-mailer.ts";
import { startMailStandIn } from "./testing/mail-stand-in.ts";

const FROM = "lobby@acme.example";

mailerContract("SMTP", async (vanishes) => {
  const server = await startMailStandIn({ vanishes });
  const where = { host: "127.0.0.1", port: server.port, isTls: false, isLocal: true };
  return {
    mailer: new SmtpMailer({ ...where, from: FROM }),
    taken: () => server.received.map(({ subject }) => subject),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
});

test("the stand-in refuses a message to several, and one from nobody", async () => {
  await using server = await startMailStandIn();
  const transport = createTransport({ host: "127.0.0.1", port: server.port, ignoreTLS: true });
  const toTwo = { from: FROM, to: ["a@example.com", "b@example.com"], text: "Hello" };
  await expect(transport.sendMail(toTwo)).rejects.toMatchObject({ responseCode: 550 });
  const envelope = { from: FROM, to: "a@example.com" };
  const raw = "To: a@example.com\r\n\r\nHello";
  await expect(transport.sendMail({ envelope, raw })).rejects.toMatchObject({ responseCode: 550 });
  expect(server.received).toEqual([]);
});

import { expect, test } from "vitest";
import type { Email } from "../../ports/mailer.ts";
import { SmtpMailer, type SmtpOptions } from "./smtp-mailer.ts";
import { startMailStandIn } from "./testing/mail-stand-in.ts";

const { signal } = new AbortController();

const invitation: Email = {
  key: "expected_1",
  to: "tom@initech.example",
  fromName: "Acme Corp",
  subject: "Your visit — “Zoë” invites you",
  text: "Show this code.",
  html: '<p>Show this code.</p><img src="cid:code" alt="">',
  files: [
    { name: "code.png", type: "image/png", content: new Uint8Array([1, 2, 3]), contentId: "code" },
    {
      name: "visit.ics",
      type: "text/calendar; charset=utf-8; method=PUBLISH",
      content: new TextEncoder().encode("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    },
  ],
};

function mailerAt(port: number, more: Partial<SmtpOptions> = {}): SmtpMailer {
  const from = "Reception <lobby@acme.example>";
  return new SmtpMailer({ host: "127.0.0.1", port, isTls: false, isLocal: true, from, ...more });
}

test("an e-mail arrives with its words, its picture in place and its calendar entry", async () => {
  await using server = await startMailStandIn();
  const sent = await mailerAt(server.port).send(invitation, { signal });
  expect(sent).toEqual({ status: "sent", carrierId: "<expected_1@acme.example>" });
  expect(server.received).toMatchObject([
    {
      messageId: "<expected_1@acme.example>",
      from: { name: "Acme Corp", address: "lobby@acme.example" },
      to: [{ address: "tom@initech.example" }],
      subject: invitation.subject,
      attachments: [
        { mimeType: "image/png", contentId: "<code>", disposition: "inline" },
        { mimeType: "text/calendar", filename: "visit.ics", method: "PUBLISH" },
      ],
    },
  ]);
  const [email] = server.received;
  expect(email?.text?.trim()).toBe(invitation.text);
  expect(email?.headers).toContainEqual(
    expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }),
  );
});

test("nothing that is written into a name or a subject becomes a header or another recipient", async () => {
  await using server = await startMailStandIn();
  const line = "x\r\nBcc: eve@evil.example";
  const email = { ...invitation, subject: line, fromName: line };
  expect(await mailerAt(server.port).send(email, { signal })).toMatchObject({ status: "sent" });
  const [received] = server.received;
  expect(received?.bcc ?? []).toEqual([]);
  expect(received?.headers.map(({ key }) => key)).not.toContain("bcc");
});

test.each([
  [
    "a mailbox that nobody has",
    { at: "recipient", code: 550 },
    { status: "refused", reason: "smtp-550" },
  ],
  ["a full one", { at: "recipient", code: 452 }, { status: "unsent", reason: "smtp-452" }],
  [
    "a message it won't have",
    { at: "message", code: 554 },
    { status: "refused", reason: "smtp-554" },
  ],
  [
    "a message it may have later",
    { at: "message", code: 451 },
    { status: "unsent", reason: "smtp-451" },
  ],
] as const)("a server's no to %s is told as what it is", async (_what, refuses, outcome) => {
  await using server = await startMailStandIn({ refuses });
  expect(await mailerAt(server.port).send(invitation, { signal })).toEqual(outcome);
});

test("when the line breaks after the message, nobody knows whether it is there", async () => {
  await using server = await startMailStandIn({ vanishes: true });
  const sent = await mailerAt(server.port).send(invitation, { signal });
  expect(sent).toEqual({ status: "unknown", reason: "no-answer" });
  expect(server.received).toHaveLength(1);
});

test("a wrong password, a server that isn't there, and one that hides nothing are told, and nothing is sent", async () => {
  const account = { user: "lobby", password: "right" };
  await using server = await startMailStandIn({ account });
  const wrong = mailerAt(server.port, { user: "lobby", password: "wrong" });
  expect(await wrong.send(invitation, { signal })).toEqual({ status: "unsent", reason: "sign-in" });
  expect(await wrong.check({ signal })).toEqual({
    ok: false,
    detail: "refuses the user or the password",
  });
  const right = mailerAt(server.port, account);
  expect(await right.check({ signal })).toEqual({ ok: true });
  // Somewhere else than on this machine, a password would be read on the way.
  const readable = mailerAt(server.port, { ...account, isLocal: false });
  expect(await readable.send(invitation, { signal })).toEqual({
    status: "unsent",
    reason: "no-encryption",
  });
  expect(await mailerAt(1).send(invitation, { signal })).toEqual({
    status: "unsent",
    reason: "unreachable",
  });
  expect(server.received).toEqual([]);
});

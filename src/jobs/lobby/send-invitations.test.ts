import { expect, test } from "vitest";
import { expectVisit } from "../../actions/lobby/expected/expect-visit.ts";
import { openLobby, type Lobby } from "../../actions/testing/open-lobby.ts";
import type { Email, Mailer } from "../../ports/mailer.ts";
import type { HandOver } from "../../ports/messenger.ts";
import { sendInvitations } from "./send-invitations.ts";

const { signal } = new AbortController();

/** A mail server that answers what it is told to, one answer after the other and then yes. */
function scriptedMailer(answers: HandOver[] = []): Mailer & { readonly sent: Email[] } {
  const sent: Email[] = [];
  return {
    name: "scripted",
    sent,
    send(email) {
      sent.push(email);
      return Promise.resolve(answers.shift() ?? { status: "sent", carrierId: "1" });
    },
    check: () => Promise.resolve({ ok: true }),
  };
}

async function invite(lobby: Lobby, more: { readonly email?: string } = {}) {
  const startsAtMs = lobby.at("2026-11-24T15:00");
  return await expectVisit(lobby.owner, {
    visitor: "Tom <b>Baker</b>",
    hostId: "acme/priya",
    subject: "his lease",
    email: "tom@initech.example",
    startsAtMs,
    endsAtMs: startsAtMs + 3_600_000,
    ...more,
  });
}

async function stateOf(lobby: Lobby, id: string) {
  return await lobby.database.read
    .selectFrom("expected_visits")
    .select(["invitation", "invitation_reason as reason"])
    .where("id", "=", id)
    .executeTakeFirst();
}

test("an invitation says who, where and when, with a code that checks them in and an entry for the calendar", async () => {
  await using lobby = await openLobby();
  const { id, token } = await invite(lobby);
  const mailer = scriptedMailer();
  const publicOrigin = "https://desk.acme.example";
  expect(await sendInvitations({ ...lobby, mailer, publicOrigin }, signal)).toBe(1);
  const [email] = mailer.sent;
  expect(email).toMatchObject({
    key: id,
    to: "tom@initech.example",
    fromName: "Acme Corp",
    subject: "Your visit to Acme Corp on Tuesday, November 24 at 3:00 PM",
  });
  expect(email?.text).toContain("Priya Raman is expecting you at Acme Corp");
  expect(email?.text).toContain(`https://desk.acme.example/in/${token}`);
  expect(email?.html).toContain("Tom &lt;b&gt;Baker&lt;/b&gt;");
  expect(email?.html).not.toContain("<b>");
  const [code, entry] = email?.files ?? [];
  expect(
    Buffer.from(code?.content ?? [])
      .subarray(1, 4)
      .toString(),
  ).toBe("PNG");
  const lines = Buffer.from(entry?.content ?? [])
    .toString("utf8")
    .split("\r\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      `UID:${id}@visits.frontdesk`,
      "SUMMARY:Visit to Acme Corp: his lease",
      "DTSTART;TZID=America/New_York:20261124T150000",
      "DTEND;TZID=America/New_York:20261124T160000",
    ]),
  );
  expect(await stateOf(lobby, id)).toEqual({ invitation: "sent", reason: null });
  expect(await sendInvitations({ ...lobby, mailer }, signal)).toBe(0);
});

test("without an address nothing is sent, and a visit that was called off invites nobody", async () => {
  await using lobby = await openLobby();
  await invite(lobby, { email: "" });
  const { id } = await invite(lobby);
  await lobby.database.write(async (writer) => {
    await writer
      .updateTable("expected_visits")
      .set({ status: "cancelled" })
      .where("id", "=", id)
      .execute();
  });
  const mailer = scriptedMailer();
  await sendInvitations({ ...lobby, mailer }, signal);
  expect(mailer.sent).toEqual([]);
});

test("what certainly didn't go is tried again later, and given up after the eighth time", async () => {
  await using lobby = await openLobby();
  const { id } = await invite(lobby);
  const unsent = { status: "unsent", reason: "unreachable" } as const;
  const mailer = scriptedMailer(Array.from({ length: 8 }, () => unsent));
  for (let tries = 1; tries <= 8; tries += 1) {
    await sendInvitations({ ...lobby, mailer }, signal);
    await sendInvitations({ ...lobby, mailer }, signal);
    expect(mailer.sent).toHaveLength(tries);
    await lobby.clock.advance(60_000 * 2 ** (tries - 1));
  }
  expect(await stateOf(lobby, id)).toEqual({ invitation: "failed", reason: "unreachable" });
});

test("what may have gone isn't sent again, whether the answer got lost or whoever sent it died", async () => {
  await using lobby = await openLobby();
  const first = await invite(lobby);
  const mailer = scriptedMailer([{ status: "unknown", reason: "no-answer" }]);
  await sendInvitations({ ...lobby, mailer }, signal);
  expect(await stateOf(lobby, first.id)).toEqual({ invitation: "unknown", reason: "no-answer" });
  const second = await invite(lobby);
  const dying: Mailer = { ...mailer, send: () => Promise.reject(new Error("killed")) };
  await expect(sendInvitations({ ...lobby, mailer: dying }, signal)).rejects.toThrow("killed");
  await lobby.clock.advance(119_000);
  await sendInvitations({ ...lobby, mailer }, signal);
  expect(await stateOf(lobby, second.id)).toMatchObject({ invitation: "sending" });
  await lobby.clock.advance(1000);
  await sendInvitations({ ...lobby, mailer }, signal);
  expect(await stateOf(lobby, second.id)).toEqual({ invitation: "unknown", reason: "stopped" });
  expect(mailer.sent).toHaveLength(1);
});

test("of two who send at once, one sends", async () => {
  await using lobby = await openLobby();
  await invite(lobby);
  const mailer = scriptedMailer();
  const sent = await Promise.all([
    sendInvitations({ ...lobby, mailer }, signal),
    sendInvitations({ ...lobby, mailer }, signal),
  ]);
  expect(sent.toSorted()).toEqual([0, 1]);
  expect(mailer.sent).toHaveLength(1);
});

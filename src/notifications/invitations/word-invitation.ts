import { Buffer } from "node:buffer";
import { toBuffer } from "qrcode";
import { Temporal } from "temporal-polyfill";
import { escapeHtml } from "../../base/escape-html.ts";
import { writeEvent } from "../../domain/calendars/write-calendar.ts";
import type { Email } from "../../ports/mailer.ts";

/** What an invitation is made of. */
export interface InvitationFacts {
  readonly id: string;
  /** The business that is visited. */
  readonly business: string;
  /** IANA zone of the place. */
  readonly zone: string;
  readonly address?: string;
  readonly visitor: string;
  readonly email: string;
  /** Whole name of the host. */
  readonly host: string;
  readonly subject?: string;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly createdAtMs: number;
  /** What the QR code says: an address that checks them in, or the bare token where nobody outside reaches this desk. */
  readonly code: string;
}

/** The e-mail that a visitor shows when they come, with the visit for their calendar. */
export async function wordInvitation(facts: InvitationFacts): Promise<Email> {
  const { business, host, visitor, subject, address, zone, startsAtMs, code } = facts;
  const when = dayAndTime(startsAtMs, zone);
  const lines = [
    `Hello ${visitor},`,
    `${host} is expecting you at ${business} on ${when}${subject === undefined ? "" : `: ${subject}`}.`,
    ...(address === undefined ? [] : [`You'll find us at ${address}.`]),
    "When you get here, show this code at the tablet by the door, or just say who you are and whom you're here to see.",
  ];
  const isLink = code.startsWith("http");
  const link = isLink ? `You can also check in on your phone when you're here: ${code}` : undefined;
  const paragraphs = lines.map((line) => `<p>${escapeHtml(line)}</p>`);
  const picture = `<p><img src="cid:code" width="240" height="240" alt="${escapeHtml(
    isLink ? "The code that checks you in" : code,
  )}"></p>`;
  const onPhone = isLink
    ? `<p>You can also <a href="${escapeHtml(code)}">check in on your phone</a> when you're here.</p>`
    : "";
  return {
    key: facts.id,
    to: facts.email,
    fromName: business,
    subject: `Your visit to ${business} on ${when}`,
    text: `${[...lines, link ?? `Your code: ${code}`].join("\n\n")}\n`,
    html: `<!doctype html><html lang="en"><body style="font:16px/1.5 system-ui,sans-serif">${paragraphs.join("")}${picture}${onPhone}</body></html>`,
    files: [
      {
        name: "code.png",
        type: "image/png",
        content: await toBuffer(code, { errorCorrectionLevel: "M", margin: 4, scale: 8 }),
        contentId: "code",
      },
      {
        name: "visit.ics",
        type: "text/calendar; charset=utf-8",
        content: Buffer.from(calendarEntry(facts), "utf8"),
      },
    ],
  };
}

function calendarEntry(facts: InvitationFacts): string {
  const { business, host, subject, address } = facts;
  return writeEvent({
    uid: `${facts.id}@visits.frontdesk`,
    sequence: 0,
    startMs: facts.startsAtMs,
    endMs: facts.endsAtMs,
    zone: facts.zone,
    summary: `Visit to ${business}: ${subject ?? host}`,
    description: `${host} is expecting you.`,
    ...(address !== undefined && { location: address }),
    status: "confirmed",
    createdAtMs: facts.createdAtMs,
    changedAtMs: facts.createdAtMs,
  });
}

function dayAndTime(atMs: number, zone: string): string {
  const there = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone);
  const day = there.toLocaleString("en-US", { weekday: "long", month: "long", day: "numeric" });
  const time = there.toLocaleString("en-US", { hour: "numeric", minute: "2-digit" });
  return `${day} at ${time}`.replaceAll(/[\u00a0\u202f]/gu, " ");
}

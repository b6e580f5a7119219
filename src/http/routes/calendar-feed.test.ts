import { afterEach, beforeEach, expect, test } from "vitest";
import { readFeed } from "../../actions/calendars/read-feed.ts";
import { addFeed, removeFeed, rotateFeed } from "../../actions/calendars/manage-feeds.ts";
import { commitCancellation } from "../../actions/booking/commit-cancellation.ts";
import { proposeAbout } from "../../actions/booking/propose-about.ts";
import { openSalon, type Salon } from "../../actions/testing/open-salon.ts";
import { openServer, type OpenServer } from "../testing/open-server.ts";
import { calendarFeedRoute } from "./calendar-feed.ts";

let salon: Salon;
let open: OpenServer;

beforeEach(async () => {
  salon = await openSalon();
  open = await openServer({ password: "a long password" });
  calendarFeedRoute(open.server, (secret) => readFeed(salon, secret));
});
afterEach(async () => {
  await open[Symbol.asyncDispose]();
  await salon[Symbol.asyncDispose]();
});

function ask(secret: string, headers: Record<string, string> = {}) {
  return open.server.inject({ url: `/calendars/${secret}.ics`, headers });
}

const ofPriya = { stylistId: "glamdesk/priya", shows: "first-name" } as const;

test("whoever knows the address sees a person's appointments and absences, with no more than a first name", async () => {
  const visit = await salon.book("2026-11-24T11:00", { name: "Anita Raman" });
  await salon.book("2026-11-24T12:00", { stylist: "arjun", name: "Vikram" });
  const { secret } = await addFeed(salon.owner, ofPriya);
  expect(secret).toHaveLength(43);
  const answer = await ask(secret);
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    "content-type": "text/calendar; charset=utf-8",
    "cache-control": "private, no-cache",
    "last-modified": "Mon, 23 Nov 2026 03:30:00 GMT",
  });
  const lines = answer.body.split("\r\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "NAME:GlamDesk: Priya",
      `UID:${visit}@glamdesk.frontdesk`,
      "SUMMARY:Anita: haircut",
      "DTSTART;TZID=Asia/Kolkata:20261124T110000",
      "DTEND;TZID=Asia/Kolkata:20261124T114500",
      "SUMMARY:Away",
      "DTSTART;TZID=Asia/Kolkata:20261201T000000",
    ]),
  );
  expect(answer.body).not.toMatch(/Raman|Vikram|98401|wedding/u);
});

test("the whole desk's feed says who does it, and shows as much as its owner chose", async () => {
  await salon.book("2026-11-24T11:00", { name: "Anita Raman" });
  const all = await addFeed(salon.owner, { stylistId: null, shows: "everything" });
  const busy = await addFeed(salon.owner, { stylistId: null, shows: "busy" });
  const lines = (await ask(all.secret)).body.split("\r\n");
  expect(lines).toContain("SUMMARY:Anita Raman: haircut (Priya)");
  expect(lines).toContain("DESCRIPTION:+919840123456");
  expect(lines).toContain("SUMMARY:Priya is away");
  expect((await ask(busy.secret)).body).toContain("SUMMARY:Booked (Priya)");
});

test("a cancelled appointment stays for four weeks, marked so and counted up, under the same name", async () => {
  const visit = await salon.book("2026-12-24T11:00");
  const { secret } = await addFeed(salon.owner, ofPriya);
  const proposed = await proposeAbout(salon.owner, "cancel", { appointmentId: visit });
  if (!proposed.ok) throw new Error(proposed.reason);
  await commitCancellation(salon.owner, { proposal: proposed.proposal });
  const lines = (await ask(secret)).body.split("\r\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      `UID:${visit}@glamdesk.frontdesk`,
      "SEQUENCE:1",
      "STATUS:CANCELLED",
      "TRANSP:TRANSPARENT",
    ]),
  );
  await salon.clock.advance(29 * 86_400_000);
  expect((await ask(secret)).body).not.toContain(visit);
});

test("a program that has the newest is told so, until something changes", async () => {
  const { secret } = await addFeed(salon.owner, ofPriya);
  const etag = String((await ask(secret)).headers.etag);
  const again = await ask(secret, { "if-none-match": `"other", W/${etag}` });
  expect(again.statusCode).toBe(304);
  expect(again.body).toBe("");
  await salon.clock.advance(60_000);
  expect((await ask(secret, { "if-none-match": etag })).statusCode).toBe(304);
  await salon.book("2026-11-24T11:00");
  expect((await ask(secret, { "if-none-match": etag })).statusCode).toBe(200);
});

test("a wrong address is nothing, and so is one that was replaced or removed", async () => {
  const { id, secret } = await addFeed(salon.owner, ofPriya);
  const nothing = { error: "There's nothing at this address." };
  for (const wrong of ["x", "A".repeat(43), secret.slice(1), `${secret}%00`]) {
    const answer = await ask(wrong);
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toEqual(nothing);
  }
  const rotated = await rotateFeed(salon.owner, id);
  expect((await ask(secret)).statusCode).toBe(404);
  expect((await ask(rotated?.secret ?? "")).statusCode).toBe(200);
  expect(await removeFeed(salon.owner, id)).toBe(true);
  expect((await ask(rotated?.secret ?? "")).statusCode).toBe(404);
  expect(await rotateFeed(salon.owner, id)).toBeUndefined();
});

test("the database keeps no secret", async () => {
  const { secret } = await addFeed(salon.owner, ofPriya);
  const rows = await salon.database.read.selectFrom("calendar_feeds").selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(secret);
});

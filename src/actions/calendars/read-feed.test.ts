import { expect, test } from "vitest";
import { feedsOf } from "../../store/calendars/feeds.ts";
import { openSalon } from "../testing/open-salon.ts";
import { addFeed, removeFeed, rotateFeed } from "./manage-feeds.ts";
import { readFeed } from "./read-feed.ts";

test("a feed is read by its newest secret only, with what is booked and who is away", async () => {
  await using salon = await openSalon();
  const visit = await salon.book("2026-11-24T11:00");
  const shows = "first-name";
  const { id, secret } = await addFeed(salon.owner, { stylistId: "glamdesk/priya", shows });
  const feed = await readFeed(salon, secret);
  expect(feed?.text).toContain(`UID:${visit}@glamdesk.frontdesk`);
  expect(feed?.text).toContain("SUMMARY:Away");
  expect(feed?.changedAtMs).toBe(salon.clock.nowMs());
  const rotated = await rotateFeed(salon.owner, id);
  expect(await readFeed(salon, secret)).toBeUndefined();
  expect(await readFeed(salon, rotated?.secret ?? "")).toEqual(feed);
});

test("feeds are listed with whose they are, that of everybody first", async () => {
  await using salon = await openSalon();
  const ofPriya = { stylistId: "glamdesk/priya", shows: "busy" } as const;
  const { id } = await addFeed(salon.owner, ofPriya);
  await addFeed(salon.owner, { stylistId: null, shows: "everything" });
  const list = async () =>
    (await feedsOf(salon.database.read, salon.deskId)).map((feed) => [feed.stylist, feed.shows]);
  expect(await list()).toEqual([
    [null, "everything"],
    ["Priya", "busy"],
  ]);
  expect(await removeFeed(salon.owner, id)).toBe(true);
  expect(await removeFeed(salon.owner, id)).toBe(false);
  expect(await list()).toEqual([[null, "everything"]]);
});

import { expect, test } from "vitest";
import { openStaffedLobby, type StaffedLobby } from "../jobs/lobby/testing/staffed-lobby.ts";
import { readableLogger } from "../channels/twilio/testing/log-lines.ts";
import { insertVisitNews, untoldNews } from "../store/lobby/visit-news.ts";
import { VisitNewsRounds, type OpenVisitNews } from "./visit-news.ts";

const kept = { flush: () => Promise.resolve() };

function rounds({ lobby }: StaffedLobby): VisitNewsRounds {
  const { database, clock } = lobby;
  return new VisitNewsRounds({ database, clock, logger: readableLogger().logger });
}

/** Hears news as a call does, until it is over. */
function listen(news: ReturnType<OpenVisitNews>): {
  readonly heard: string[];
  readonly over: Promise<void>;
} {
  const heard: string[] = [];
  const over = (async () => {
    for await (const one of news) heard.push(one.text);
  })();
  return { heard, over };
}

async function write(
  { lobby }: StaffedLobby,
  of: { readonly visitId: string; readonly callId: string },
  text: string,
): Promise<void> {
  const nowMs = lobby.clock.nowMs();
  await lobby.database.write((writer) =>
    insertVisitNews(writer, { ...of, kind: "said", text, data: {}, nowMs }),
  );
}

test("news of a call's visit comes within half a second, of no other call's, each once", async () => {
  await using room = await openStaffedLobby();
  const [mine, other] = [await room.announce(), await room.announce()];
  const news = rounds(room).open(mine.callId, kept);
  const { heard, over } = listen(news);
  await write(room, mine, "One.");
  await write(room, other, "Not mine.");
  await room.lobby.clock.advance(500);
  expect(heard).toEqual(["One."]);
  await write(room, mine, "Two.");
  await room.lobby.clock.advance(5000);
  expect(heard).toEqual(["One.", "Two."]);
  expect(await untoldNews(room.lobby.database.read, mine.callId)).toEqual([]);
  news[Symbol.dispose]();
  await over;
});

test("news that was written in this process comes at once", async () => {
  await using room = await openStaffedLobby();
  const mine = await room.announce();
  const desk = rounds(room);
  const news = desk.open(mine.callId, kept);
  const { heard, over } = listen(news);
  await room.lobby.clock.settle();
  await write(room, mine, "One.");
  desk.ring();
  await room.lobby.clock.settle();
  expect(heard).toEqual(["One."]);
  news[Symbol.dispose]();
  await over;
});

test("news counts as told once the call's log has it: who goes on with the call after a crash is told it again", async () => {
  await using room = await openStaffedLobby();
  const mine = await room.announce();
  const lost = { flush: () => Promise.reject(new Error("the process was killed")) };
  const dying = rounds(room).open(mine.callId, lost);
  const first = listen(dying);
  await write(room, mine, "One.");
  await room.lobby.clock.advance(2000);
  expect(first.heard).toEqual(["One."]);
  dying[Symbol.dispose]();
  await first.over;
  await room.lobby.clock.settle();
  const next = rounds(room).open(mine.callId, kept);
  const second = listen(next);
  await room.lobby.clock.advance(500);
  expect(second.heard).toEqual(["One."]);
  // The call is over right after: what was handed over is told.
  next[Symbol.dispose]();
  await second.over;
  await room.lobby.clock.settle();
  expect(await untoldNews(room.lobby.database.read, mine.callId)).toEqual([]);
});

import { expect, test } from "vitest";
import { openSalon, type Salon } from "../actions/testing/open-salon.ts";
import { scriptedBrain } from "../brain/scripted/scripted-brain.ts";
import { LiveCallFeed } from "../call/runtime/feed.ts";
import { TerminalLine } from "../channels/terminal/index.ts";
import { readableLogger } from "../channels/twilio/testing/log-lines.ts";
import { findCall } from "../store/calls/calls.ts";
import { Reception } from "./reception.ts";

function openReception(salon: Salon) {
  const log = readableLogger();
  const feed = new LiveCallFeed();
  const reception = new Reception({
    database: salon.database,
    clock: salon.clock,
    logger: log.logger,
    feed,
    brain: scriptedBrain,
    deskFor: () => Promise.resolve(salon.deskId),
    forgetsWords: false,
    wordsAreKept: false,
  });
  return { reception, feed, ...log };
}

test("a call that breaks is closed and noted as failed, with one error in the log", async () => {
  await using salon = await openSalon();
  const { reception, feed, lines } = openReception(salon);
  const line = new TerminalLine({
    show() {
      throw new Error("the screen is gone");
    },
  });
  expect(await reception.answer(line, "call_1")).toMatchObject({ outcome: "failed" });
  expect(feed.current()).toEqual([]);
  expect(await findCall(salon.database.read, "call_1")).toMatchObject({ outcome: "failed" });
  expect(lines.filter((one) => one.includes('"level":50'))).toHaveLength(1);
  for await (const event of line.events) expect(event).toBeUndefined();
});

test("ends the calls that are on when it closes, and takes no more", async () => {
  await using salon = await openSalon();
  const { reception, lines } = openReception(salon);
  const said: string[] = [];
  const line = new TerminalLine({ show: (text) => void said.push(text) });
  const call = reception.answer(line, "call_1");
  await expect.poll(() => said.length).toBeGreaterThan(0);
  await reception[Symbol.asyncDispose]();
  expect(await call).toMatchObject({ outcome: "answered" });
  expect(said.join(" ")).toMatch(/I have to hang up now/);
  const late = new TerminalLine({ show: (text) => void said.push(text) });
  expect(await reception.answer(late, "call_2")).toBeUndefined();
  expect(await findCall(salon.database.read, "call_2")).toBeUndefined();
  expect(lines.filter((one) => /"level":[56]0/.test(one))).toEqual([]);
});

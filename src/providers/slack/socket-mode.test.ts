import { describe, expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { silentLogger } from "../../ops/logger.ts";
import { SlackStaffChat } from "./staff-chat.ts";
import { NOTICE, openSlack, settled, type OpenSlack } from "./testing/open-slack.ts";

const { signal } = new AbortController();
const NOW = Date.UTC(2026, 10, 23, 9);
const kept = () => Promise.resolve("You answered.");

/** Presses the newest button; whether that was confirmed. */
async function press({ slack, chat }: OpenSlack, noticeId: string): Promise<boolean> {
  await chat.post({ ...NOTICE, noticeId }, { signal });
  const pressed = slack.pressed("U0ANNA", slack.newestFor("U0ANNA"), "wait");
  return await slack.links.deliver("interactive", pressed);
}

describe("the connection", () => {
  test("is healthy once Slack said hello, and is closed with us", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    const listening = await opened.hear(kept);
    await expect.poll(() => chat.health().state).toBe("healthy");
    await listening[Symbol.asyncDispose]();
    await expect.poll(() => slack.links.open.length).toBe(0);
    expect(slack.timesAsked("apps.connections.open")).toBe(1);
  });

  test.each(["warning", "refresh_requested"] as const)(
    "is renewed on %s with no time in between, and the old one is read to its end",
    async (reason) => {
      const clock = new VirtualClock(NOW);
      await using opened = await openSlack({ clock });
      const { slack, chat } = opened;
      await using _listening = await opened.hear(kept);
      await expect.poll(() => chat.health().state).toBe("healthy");
      await clock.advance(6000);
      const next = slack.links.next();
      slack.links.announce(reason);
      await next;
      expect(slack.links.open).toHaveLength(2);
      // Slack still delivers on either; both are read and confirmed.
      expect(await press(opened, "visit_1")).toBe(true);
      expect(await press(opened, "visit_2")).toBe(true);
      await settled(slack);
      await clock.advance(15_000);
      await expect.poll(() => slack.links.open.length).toBe(1);
      expect(chat.health()).toEqual({ state: "healthy" });
      expect(await press(opened, "visit_3")).toBe(true);
    },
  );

  test("that is lost is opened again after a second", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    await using _listening = await opened.hear(kept);
    await expect.poll(() => chat.health().state).toBe("healthy");
    await clock.advance(6000);
    for (const socket of slack.links.open) socket.terminate();
    await expect.poll(() => slack.links.open.length).toBe(0);
    await settled(slack);
    await clock.advance(999);
    await settled(slack);
    expect(slack.timesAsked("apps.connections.open")).toBe(1);
    const next = slack.links.next();
    await clock.advance(1);
    await next;
    expect(await press(opened, "visit_1")).toBe(true);
  });

  test("that has gone silent is given up within half a minute", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    await using _listening = await opened.hear(kept);
    await expect.poll(() => chat.health().state).toBe("healthy");
    await clock.advance(15_000);
    await settled(slack);
    // It looks open, but nothing gets through any more.
    for (const socket of slack.links.open) socket.pause();
    await clock.advance(15_000);
    await settled(slack);
    await clock.advance(15_000);
    await settled(slack);
    await clock.advance(1000);
    await expect.poll(() => slack.timesAsked("apps.connections.open")).toBe(2);
  });

  test("that stays silent isn't taken for one, and says so", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    slack.links.saysHello = false;
    await using _listening = await opened.hear(kept);
    await clock.advance(10_000);
    await expect.poll(() => chat.health().detail).toContain("can't be reached just now");
    slack.links.saysHello = true;
    await clock.advance(1000);
    await expect.poll(() => chat.health().state).toBe("healthy");
  });

  test.each(["refresh_requested", "too_many_websockets"] as const)(
    "is not asked for in a hurry while it ends at once with %s, and the health says so until it stays",
    async (reason) => {
      const clock = new VirtualClock(NOW);
      await using opened = await openSlack({ clock });
      const { slack, chat } = opened;
      await using _listening = await opened.hear(kept);
      for (let second = 0; second < 30; second += 1) {
        await settled(slack);
        slack.links.announce(reason);
        await settled(slack);
        await clock.advance(1000);
      }
      expect(slack.timesAsked("apps.connections.open")).toBeLessThan(12);
      expect(chat.health().detail).toContain("again and again");
      for (let second = 0; second < 30; second += 1) {
        await settled(slack);
        await clock.advance(1000);
      }
      expect(chat.health()).toEqual({ state: "healthy" });
    },
  );

  test("that the owner has to mend is tried every five minutes, and the health says what is wrong", async () => {
    const clock = new VirtualClock(NOW);
    await using opened = await openSlack({ clock });
    const { slack, chat } = opened;
    await using _listening = await opened.hear(kept);
    await expect.poll(() => chat.health().state).toBe("healthy");
    slack.links.announce("link_disabled");
    await expect.poll(() => chat.health().detail).toContain("Socket Mode is turned off");
    await settled(slack);
    await clock.advance(299_999);
    await settled(slack);
    expect(slack.timesAsked("apps.connections.open")).toBe(1);
    await clock.advance(1);
    await expect.poll(() => chat.health().state).toBe("healthy");
  });

  test("with a wrong app token says so, and notices still go out", async () => {
    await using opened = await openSlack();
    const { slack } = opened;
    const account = { ...slack.account, appToken: "xapp-wrong" };
    const clock = new VirtualClock(NOW);
    const chat = new SlackStaffChat({ account, clock, logger: silentLogger });
    await using _listening = chat.listen(kept);
    await expect.poll(() => chat.health().detail).toContain("refuses SLACK_APP_TOKEN");
    expect(await chat.post(NOTICE, { signal })).toMatchObject({ status: "sent" });
  });
});

describe("deliveries", () => {
  test("are confirmed by their own name, once, and nothing else is sent", async () => {
    await using opened = await openSlack();
    await using _listening = await opened.hear(kept);
    expect(await press(opened, "visit_1")).toBe(true);
    expect(opened.slack.links.faults).toEqual([]);
  });

  test("of several servers each goes to one, and none is lost", async () => {
    await using opened = await openSlack();
    const { slack } = opened;
    const heard: string[] = [];
    function server(name: string) {
      const { account } = slack;
      const clock = new VirtualClock(NOW);
      const chat = new SlackStaffChat({ account, clock, logger: silentLogger });
      return chat.listen(async ({ noticeId }) => {
        await Promise.resolve();
        heard.push(`${name} ${noticeId}`);
        return "You answered.";
      });
    }
    await using _one = server("one");
    await slack.links.next();
    await using _other = server("other");
    await slack.links.next();
    for (const noticeId of ["a", "b", "c", "d"]) expect(await press(opened, noticeId)).toBe(true);
    expect(heard.map((one) => one.split(" ")[1])).toEqual(["a", "b", "c", "d"]);
    expect(new Set(heard.map((one) => one.split(" ")[0]))).toEqual(new Set(["one", "other"]));
  });

  test("that are being kept while we close are confirmed first", async () => {
    await using opened = await openSlack();
    const { slack, chat } = opened;
    const { promise, resolve } = Promise.withResolvers<string>();
    const started = Promise.withResolvers<void>();
    const listening = await opened.hear(() => {
      started.resolve();
      return promise;
    });
    await chat.post(NOTICE, { signal });
    const pressed = slack.pressed("U0ANNA", slack.newestFor("U0ANNA"), "wait");
    const confirmed = slack.links.deliver("interactive", pressed);
    await started.promise;
    const closed = listening[Symbol.asyncDispose]();
    resolve("You answered.");
    await closed;
    expect(await confirmed).toBe(true);
    await expect.poll(() => slack.newestFor("U0ANNA").edits).toBe(1);
  });
});

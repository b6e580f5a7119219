import { expect, test } from "vitest";
import { announceVisit } from "../actions/lobby/visits/announce-visit.ts";
import { openLobby } from "../actions/testing/open-lobby.ts";
import { openSalon } from "../actions/testing/open-salon.ts";
import { systemClock } from "../base/clock.ts";
import { LiveCallFeed } from "../call/runtime/feed.ts";
import { readConfig } from "../config/config.ts";
import { HealthRegistry } from "../ops/health.ts";
import { silentLogger } from "../ops/logger.ts";
import { createMetrics } from "../ops/metrics.ts";
import { SlackStandIn } from "../providers/slack/testing/slack-stand-in.ts";
import type { Database } from "../store/database.ts";
import { openStaffChat } from "./open-staff-chat.ts";
import { startLobby } from "./start-lobby.ts";
import { VisitNewsRounds } from "./visit-news.ts";

function partsOf(database: Database, environment: Record<string, string>) {
  const clock = systemClock;
  const logger = silentLogger;
  const config = readConfig(environment);
  const chat = openStaffChat(config.slack, { clock, logger });
  return {
    config,
    database,
    clock,
    logger,
    feed: new LiveCallFeed(),
    metrics: createMetrics(),
    health: new HealthRegistry(),
    news: new VisitNewsRounds({ database, clock, logger }),
    ...(chat && { chat }),
  };
}

test("a running service tells the host in Slack at once, and the visitor what the host pressed", async () => {
  await using lobby = await openLobby();
  await using slack = await SlackStandIn.open();
  slack.workspace.members.push({
    id: "U0SARAH",
    name: "Sarah Chen",
    email: "sarah-chen@acme.example",
  });
  const { botToken, appToken, apiUrl } = slack.account;
  const parts = partsOf(lobby.database, {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
  });
  const connected = slack.links.next();
  await using _ = await startLobby(parts);
  await connected;
  const callId = "call_visitor";
  const context = {
    ...lobby.owner,
    clock: systemClock,
    actor: { kind: "caller", channel: "browser", callId },
  } as const;
  const heard: string[] = [];
  using news = parts.news.open(callId, { flush: () => Promise.resolve() });
  void (async () => {
    for await (const { text } of news) heard.push(text);
  })();
  await lobby.database.write((writer) =>
    announceVisit(writer, context, {
      hostId: "acme/sarah-chen",
      visitor: "Tom Baker",
      company: "Initech",
      purpose: "interview",
      about: null,
      partySize: 1,
      printsBadges: false,
    }),
  );
  const call = { callId, atMs: systemClock.nowMs() };
  parts.feed.publish({ ...call, type: "call-started", channel: "browser" });
  parts.feed.publish({ ...call, type: "tool-used", name: "confirm_proposal", status: "ok" });
  const posted = () => [...slack.workspace.messages.values()].flat().length;
  await expect.poll(posted, { interval: 10 }).toBe(1);
  const message = slack.newestFor("U0SARAH");
  expect(message.text).toBe("Tom Baker from Initech is here to see you. For an interview.");
  const pressed = slack.pressed("U0SARAH", message, "on-my-way");
  expect(await slack.links.deliver("interactive", pressed)).toBe(true);
  await expect
    .poll(() => heard, { interval: 10 })
    .toEqual(["Sarah is on the way. Please take a seat."]);
  await expect
    .poll(() => JSON.stringify(slack.newestFor("U0SARAH").blocks), { interval: 10 })
    .toContain("You answered: on my way");
  const { parts: health } = await parts.health.report();
  expect(health).toMatchObject({
    slack: { state: "healthy" },
    visitors: { state: "healthy" },
  });
  expect(await parts.metrics.registry.metrics()).toContain(
    'frontdesk_host_steps_total{step="slack",result="sent"} 1',
  );
});

test("where there is no lobby nothing of it runs", async () => {
  await using salon = await openSalon();
  const parts = partsOf(salon.database, {});
  await using _ = await startLobby(parts);
  expect((await parts.health.report()).parts).toEqual({});
});

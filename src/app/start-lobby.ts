import { Counter } from "prom-client";
import { answerNotice } from "../actions/lobby/answers/answer-notice.ts";
import type { Clock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import { keepDelivering } from "../jobs/courier/keep-delivering.ts";
import { BadgeRounds } from "../jobs/lobby/badge-rounds.ts";
import { Ladder } from "../jobs/lobby/ladder.ts";
import type { SettledStep } from "../jobs/lobby/ladder-options.ts";
import { countSteps, ladderHealth } from "../jobs/lobby/ladder-metrics.ts";
import { tellFrontDesk } from "../jobs/lobby/tell-front-desk.ts";
import type { HealthRegistry } from "../ops/health.ts";
import type { Logger } from "../ops/logger.ts";
import type { Metrics } from "../ops/metrics.ts";
import type { CallFeed } from "../ports/call-feed.ts";
import type { SlackStaffChat } from "../providers/slack/index.ts";
import { deskNumber } from "../store/business/desk-number.ts";
import type { Database } from "../store/database.ts";
import { openCarriers } from "./carriers.ts";
import { hearStaff } from "./hear-staff.ts";
import { lobbyPrinters } from "./lobby-printers.ts";
import type { VisitNewsRounds } from "./visit-news.ts";

/** A ladder that waits for another process, or for its time, is looked at this often. */
const CLIMB_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 5_000;

/** So many rungs are on their way at once at most: one that waits for its five seconds keeps nobody else waiting. */
const LANES = 3;

/**
 * Keeps telling hosts of visitors, printing badges and hearing what hosts answer. Disposing of it lets what is on its way arrive. Does
 * nothing where there is no lobby.
 */
export async function startLobby({
  config,
  database,
  clock,
  logger,
  feed,
  metrics,
  health,
  news,
  chat,
}: {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly feed: CallFeed;
  readonly metrics: Metrics;
  readonly health: HealthRegistry;
  readonly news: VisitNewsRounds;
  readonly chat?: SlackStaffChat;
}): Promise<AsyncDisposable> {
  await using stack = new AsyncDisposableStack();
  if (!(await hasLobby(database))) return stack.move();
  const { messenger, dialler } = openCarriers(config);
  const frontDeskChannel = config.slack?.frontDeskChannel;
  const carriers = {
    ...(chat && { chat }),
    ...(messenger && { messenger }),
    ...(dialler && { dialler }),
    ...(frontDeskChannel !== undefined && { frontDeskChannel }),
  };
  const count = countSteps(metrics);
  const onNews = () => news.ring();
  const ladder = new Ladder({
    database,
    clock,
    carriers,
    onNews,
    onSettled: (settled) => {
      count(settled);
      logStep(logger, settled);
    },
  });
  const badges = new BadgeRounds({
    database,
    clock,
    onNews,
    printerOf: lobbyPrinters(config.printer, clock),
    tellFrontDesk: tellFrontDesk({
      clock,
      carriers,
      numberOf: (deskId) => deskNumber(database.read, deskId),
    }),
    onPrinted: countBadges(metrics),
  });
  const every = (everyMs: number) => ({ clock, logger, everyMs });
  const tidying = { deliverDue: (signal: AbortSignal) => ladder.tidyUp(signal) };
  const rounds = [
    ...Array.from({ length: LANES }, () => keepDelivering(ladder, every(CLIMB_EVERY_MS))),
    keepDelivering(badges, every(CLIMB_EVERY_MS)),
    keepDelivering(tidying, every(TIDY_EVERY_MS)),
  ];
  for (const round of rounds) stack.use(round);
  const wake = () => {
    for (const round of rounds) round.wake();
  };
  // Whoever was announced is committed when the tool has answered.
  stack.use(
    feed.subscribe(({ type }) => {
      if (type === "tool-used") wake();
    }),
  );
  health.register("visitors", () => ladderHealth({ database, clock }));
  if (chat)
    stack.use(
      hearStaff({
        chat,
        health,
        onAnswer: async (answer) => {
          const sentence = await answerNotice({ database, clock }, answer);
          news.ring();
          wake();
          return sentence;
        },
      }),
    );
  return stack.move();
}

async function hasLobby({ read }: Database): Promise<boolean> {
  const lobby = await read
    .selectFrom("desks")
    .select("id")
    .where("trade", "=", "lobby")
    .limit(1)
    .executeTakeFirst();
  return lobby !== undefined;
}

function logStep(logger: Logger, { step, result, reason }: SettledStep): void {
  const line = { step: step.id, rung: step.step, result, ...(reason !== undefined && { reason }) };
  if (result === "failed" || result === "unknown") logger.warn(line, "a host could not be told");
  else logger.info(line, "a rung was seen to");
}

function countBadges({ registry }: Metrics): (result: string) => void {
  const badges = new Counter({
    name: "frontdesk_badges_total",
    help: "Visitors' badges, by what became of them.",
    labelNames: ["result"],
    registers: [registry],
  });
  return (result) => badges.inc({ result });
}

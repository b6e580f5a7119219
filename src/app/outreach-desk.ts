import { systemClock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import { toInstantMs } from "../domain/scheduling/local-time.ts";
import type { Carriers } from "../jobs/courier/carriers.ts";
import { Courier } from "../jobs/courier/courier.ts";
import { foresee } from "../jobs/courier/foresee.ts";
import type { Settled } from "../jobs/courier/settled.ts";
import {
  findNotice,
  recentNotices,
  waitingNotices,
  type Notice,
} from "../store/outbox/outbox-rows.ts";
import type { Database } from "../store/database.ts";
import type { OutboxStatus } from "../store/schema/outbox.ts";
import { openCarriers } from "./carriers.ts";
import { viewNotice, type NoticeView } from "./notice-view.ts";
import { openBook } from "./open-book.ts";

export type { NoticeView } from "./notice-view.ts";

/** What customers are told, for commands that look at it without starting the service. */
export interface OutreachDesk extends AsyncDisposable {
  /** What would go out until then (`YYYY-MM-DDTHH:MM` at each desk), soonest first. Writes nothing. */
  upcoming(untilLocal?: string): Promise<readonly NoticeView[]>;
  /** Sends what is due now, but for calls, which need the running service. Answers what became of each, and how many calls wait. */
  deliverNow(signal: AbortSignal): Promise<{
    readonly told: readonly NoticeView[];
    readonly callsWaiting: number;
  }>;
  /** What was told lately or is due, the newest first; with `waiting` everything that waits. */
  messages(filter: {
    readonly statuses?: readonly OutboxStatus[];
    readonly limit: number;
  }): Promise<readonly NoticeView[]>;
  /** Whether messages, and whether calls, can go out at all. */
  readonly carriers: { readonly messages: boolean; readonly calls: boolean };
}

const AHEAD_MS = 24 * 60 * 60_000;

/** Opens it on the database of the configuration. */
export async function openOutreachDesk(config: Config): Promise<OutreachDesk> {
  const database = await openBook(config);
  const carriers = openCarriers(config);
  const zones = await zonesOf(database);
  const view = (seen: Parameters<typeof viewNotice>[0]) =>
    viewNotice(seen, zones.get(seen.notice.deskId) ?? "UTC");
  return {
    carriers: {
      messages: carriers.messenger !== undefined,
      calls: carriers.dialler !== undefined,
    },
    async upcoming(untilLocal) {
      const nowMs = systemClock.nowMs();
      const untilMs = (zone: string) =>
        untilLocal === undefined ? nowMs + AHEAD_MS : toInstantMs(untilLocal, zone);
      const seen = [];
      for (const [deskId, zone] of zones)
        for (const notice of await waitingNotices(database.read, {
          deskId,
          untilMs: untilMs(zone),
        }))
          seen.push(await foresee(database.read, notice, { nowMs, carriers }));
      return seen.toSorted((one, other) => one.atMs - other.atMs).map(view);
    },
    async deliverNow(signal) {
      const told: Settled[] = [];
      const courier = new Courier({
        database,
        clock: systemClock,
        carriers,
        leavesCalls: true,
        onSettled: (settled) => told.push(settled),
      });
      await courier.deliverDue(signal);
      const nowMs = systemClock.nowMs();
      const waiting = await waitingNotices(database.read, { untilMs: nowMs });
      const views = [];
      for (const settled of told) views.push(view(await asTold(database, settled, nowMs)));
      return {
        told: views,
        callsWaiting: waiting.filter(({ channel }) => channel === "call").length,
      };
    },
    async messages(filter) {
      const wantsWaiting = filter.statuses?.includes("waiting") === true;
      const notices = await recentNotices(database.read, {
        ...filter,
        ...(!wantsWaiting && { dueByMs: systemClock.nowMs() }),
      });
      const seen = [];
      for (const notice of notices) seen.push(await asItStands(database, notice, carriers));
      return seen.map(view);
    },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
    },
  };
}

async function zonesOf({ read }: Database): Promise<ReadonlyMap<string, string>> {
  const desks = await read.selectFrom("desks").select(["id", "zone"]).orderBy("id").execute();
  return new Map(desks.map(({ id, zone }) => [id, zone]));
}

/** As the outbox has it now, with what was said. */
async function asTold({ read }: Database, settled: Settled, nowMs: number) {
  const notice = (await findNotice(read, settled.notice.id)) ?? settled.notice;
  return {
    notice,
    atMs: settled.againAtMs ?? notice.settledAtMs ?? nowMs,
    ...(settled.channel && { channel: settled.channel }),
    ...settled.wording,
    ...(settled.reason !== undefined && { reason: settled.reason }),
  };
}

/** What waits is shown with the words it would have. */
async function asItStands({ read }: Database, notice: Notice, carriers: Carriers) {
  if (notice.status !== "waiting") return { notice, atMs: notice.settledAtMs ?? notice.dueAtMs };
  const { reason: _, ...seen } = await foresee(read, notice, {
    nowMs: systemClock.nowMs(),
    carriers,
  });
  return seen;
}

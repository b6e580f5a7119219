import type { Clock } from "../base/clock.ts";
import type { Json } from "../base/json.ts";
import { PushQueue } from "../base/push-queue.ts";
import type { News } from "../domain/dialogue/news.ts";
import type { Logger } from "../ops/logger.ts";
import type { CallLog } from "../ports/call-log.ts";
import { findCall } from "../store/calls/calls.ts";
import type { Database, Reader } from "../store/database.ts";
import { hasBadgeUnderWay } from "../store/lobby/badges.ts";
import { markNewsTold, untoldNews } from "../store/lobby/visit-news.ts";

/** What a visitor is told while they wait, for one call; disposed of when the call is over. */
export type OpenVisitNews = (
  callId: string,
  log: Pick<CallLog, "flush">,
) => AsyncIterable<News> & Disposable;

/** Answers that come in through another process are noticed this soon. */
const LOOK_EVERY_MS = 500;

const MOST_NEWS = 100;

/** Somebody comes, or nobody will: from then on a visitor who says nothing isn't thanked for waiting. */
const WAIT_IS_OVER: ReadonlySet<string> = new Set(["on-my-way", "colleague", "not-expected"]);

/** On the lobby phone that was all there is to say, unless a badge is still being printed; a tablet is looked at a little longer. */
async function whatThen(reader: Reader, callId: string): Promise<Pick<News, "asks" | "ending">> {
  const call = await findCall(reader, callId);
  if (call?.channel !== "phone") return { asks: { kind: "open" } };
  return (await hasBadgeUnderWay(reader, callId))
    ? { asks: { kind: "open" } }
    : { ending: { how: "hang-up" } };
}

/**
 * Brings visitors' news to the calls of this process, whoever wrote it. News counts as told once the call's log has it: a process that
 * dies before leaves it to whoever goes on with the call, and there the log says what was told.
 */
export class VisitNewsRounds {
  readonly #parts: { readonly database: Database; readonly clock: Clock; readonly logger: Logger };
  readonly #looks = new Set<() => void>();

  constructor(parts: {
    readonly database: Database;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#parts = parts;
  }

  /** News was written in this process: nobody waits for the next look. */
  readonly ring = (): void => {
    for (const look of this.#looks) look();
  };

  readonly open: OpenVisitNews = (callId, log) => {
    const { clock, database, logger } = this.#parts;
    const queue = new PushQueue<News>(MOST_NEWS);
    const handed = new Set<string>();
    let timer: Disposable | undefined;
    let isOver = false;
    let looking: Promise<void> | undefined;
    let isWanted = false;

    const lookOnce = async () => {
      const untold = await untoldNews(database.read, callId);
      const told = untold.filter(({ id }) => handed.has(id));
      if (told.length > 0) {
        await log.flush();
        await database.write(async (writer) => {
          for (const { id } of told) await markNewsTold(writer, id, clock.nowMs());
        });
      }
      if (isOver) return;
      for (const { id, kind, text, data } of untold) {
        // Our own JSON, as it was written.
        const content: Json = JSON.parse(data);
        const news = { id, kind, text, data: content };
        const after = WAIT_IS_OVER.has(kind) ? await whatThen(database.read, callId) : {};
        if (!handed.has(id) && queue.push({ ...news, ...after })) handed.add(id);
      }
    };
    const lookOn = async () => {
      do {
        isWanted = false;
        try {
          await lookOnce();
        } catch (error) {
          logger.warn({ callId, err: error }, "a visitor's news could not be read");
        }
      } while (isWanted);
      looking = undefined;
    };
    const look = () => {
      isWanted = true;
      looking ??= clock.track(lookOn());
    };
    const tick = () => {
      look();
      timer = clock.setTimer(LOOK_EVERY_MS, tick);
    };
    this.#looks.add(look);
    tick();
    return {
      [Symbol.asyncIterator]: () => queue[Symbol.asyncIterator](),
      [Symbol.dispose]: () => {
        isOver = true;
        timer?.[Symbol.dispose]();
        this.#looks.delete(look);
        queue.close();
        // What was handed over last is told, too.
        if (handed.size > 0) look();
      },
    };
  };
}

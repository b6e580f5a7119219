import { SettlingClock } from "../base/settling-clock.ts";
import { LiveCallFeed } from "../call/runtime/feed.ts";
import type { CallReport } from "../call/runtime/report.ts";
import { TerminalLine } from "../channels/terminal/index.ts";
import type { Config } from "../config/config.ts";
import { readPhoneNumber } from "../domain/people/phone-number.ts";
import { loadDesk } from "../actions/load-desk.ts";
import { createLogger } from "../ops/logger.ts";
import { NotANumber } from "./not-a-number.ts";
import { openBrain } from "./open-brain.ts";
import { deskRung, openBook, ownerContext } from "./open-book.ts";
import { Paragraph } from "./paragraph.ts";
import { Reception } from "./reception.ts";
import { textingOf } from "./texting-of.ts";
import { VisitNewsRounds } from "./visit-news.ts";

/** A conversation in writing with the desk. */
export interface Chat extends AsyncDisposable {
  /** Says this to the receptionist; settles when everything that answers it was shown. */
  say(text: string): Promise<void>;
  /** Settles when the conversation is over. */
  readonly over: Promise<CallReport | undefined>;
  /** Leaves without a goodbye. */
  leave(): void;
}

/**
 * Begins a conversation; `show` gets each reply as one paragraph, and what is said unasked. `from` is the number the caller
 * has, as they would write it. Throws `NotANumber` when it is none.
 */
export async function openChat(
  config: Config,
  options: { from?: string; show: (text: string) => void },
): Promise<Chat> {
  const clock = new SettlingClock();
  await using stack = new AsyncDisposableStack();
  const logger = createLogger({ level: config.logLevel === "info" ? "warn" : config.logLevel });
  const database = stack.use(await openBook(config));
  const { country } = await loadDesk(await ownerContext(database, clock));
  const callerNumber = options.from === undefined ? undefined : numberOf(options.from, country);
  const reception = stack.use(
    new Reception({
      database,
      clock,
      logger,
      feed: new LiveCallFeed(),
      brain: openBrain(config.models, clock, (failover) =>
        logger.warn(failover, "a brain gave way to the next one"),
      ).brain,
      deskFor: (calledNumber) => deskRung(database.read, calledNumber),
      forgetsWords: config.keepTranscriptsDays === 0,
      wordsAreKept: false,
      texting: textingOf(config),
      tellsNobody: config.slack === undefined && config.twilio === undefined,
      // Hosts are told, and answer, where the service runs beside it.
      visitNews: new VisitNewsRounds({ database, clock, logger }).open,
    }),
  );
  const { promise: greeted, resolve: greet } = Promise.withResolvers<void>();
  const paragraph = new Paragraph(options.show);
  paragraph.hold();
  const line = new TerminalLine({
    show(text) {
      paragraph.add(text);
      greet();
    },
    ...(callerNumber !== undefined && { callerNumber }),
  });
  const over = reception.answer(line);
  await Promise.race([greeted, over]);
  paragraph.release();
  const running = stack.move();
  return {
    over,
    async say(text) {
      paragraph.hold();
      line.type(text);
      await clock.settled();
      paragraph.release();
    },
    leave: () => line.leave(),
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

function numberOf(typed: string, country: string): string {
  const reading = readPhoneNumber(typed, country);
  if (reading.ok) return reading.number;
  throw new NotANumber(typed);
}

import type { ActionContext } from "../../actions/action-context.ts";
import type { Business } from "../../actions/load-desk.ts";
import type { ToolContext } from "../../ports/tool.ts";
import type { Texting } from "./identity/texting.ts";
import type { TradeWords } from "./trade-words.ts";
import type { Location } from "../../domain/business/location.ts";
import { inZone, type SayingWhere } from "./words/say-moment.ts";

/** A business's book, whoever is calling. */
export interface Book extends Omit<ActionContext, "actor"> {
  /** How a code reaches a caller's telephone; absent where none can. */
  readonly texting?: Texting;
}

/** What the tools of a business that works by appointment work on. */
export interface BookingDesk extends Book {
  readonly words: TradeWords;
}

/** Where and when something is said at the desk, and in which words; by the clock of `place` where it is about one. */
export function saidAt(
  { clock, words }: BookingDesk,
  { zone }: Business,
  place?: Pick<Location, "zone">,
): SayingWhere {
  return inZone({ zone, nowMs: clock.nowMs(), words }, place?.zone);
}

/** The same, on behalf of the caller who is on the line. */
export function onBehalfOf(
  { database, clock, deskId, aboutVisit }: Book,
  { callId, callerNumber, channel }: ToolContext,
): ActionContext {
  return {
    database,
    clock,
    deskId,
    ...(aboutVisit !== undefined && { aboutVisit }),
    actor: {
      kind: "caller",
      channel,
      callId,
      ...(callerNumber === undefined ? {} : { number: callerNumber }),
    },
  };
}

import type { Closure, Policies } from "../business/desk-file.ts";
import type { ServicePhase } from "../business/service.ts";
import type { WeeklyHours } from "../business/weekly-hours.ts";

/** A stretch of time, UTC milliseconds; `endMs` is not included. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** When and by whom work can be done at one business. */
export interface Roster {
  /** IANA zone that every local rule below is meant in. */
  readonly zone: string;
  /** When the business is open; nobody is booked outside it. */
  readonly hours: WeeklyHours;
  readonly closures: readonly Closure[];
  /** In the order that settles a draw between people who are equally free. */
  readonly people: readonly RosterPerson[];
}

export interface RosterPerson {
  readonly id: string;
  readonly serviceIds: readonly string[];
  readonly hours: WeeklyHours;
  readonly breaks: WeeklyHours;
  readonly timeOff: readonly Span[];
}

/** What a search needs to know of a service; `Service` of the business is one. */
export interface PlannedService {
  readonly id: string;
  readonly phases: readonly ServicePhase[];
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

/** What a search needs to know of the owner's rules; `Policies` of the business are one. */
export type SlotPolicy = Pick<
  Policies,
  "slotIntervalMinutes" | "minimumNoticeMinutes" | "horizonDays"
>;

/** A stretch in which somebody cannot take work: a segment of a visit, or of a hold that has not expired. */
export interface BusySpan extends Span {
  readonly personId: string;
}

/** What somebody is looking for. */
export interface SlotRequest {
  readonly roster: Roster;
  readonly policy: SlotPolicy;
  /** One visit: these services in this order, all by the same person. */
  readonly services: readonly PlannedService[];
  /** Only this person; without it, everybody who does all of the services. */
  readonly personId?: string;
  readonly busy: BusyIndex;
  readonly nowMs: number;
  /** Visits that start in `[fromMs, untilMs)`, within notice and horizon. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Stop after this many; slots come in order of start, then of people in the roster. */
  readonly limit?: number;
}

/** Who is busy when; made once by `indexBusy` and used for many searches. */
export interface BusyIndex {
  /** This person's busy stretches, sorted, merged where they touch. */
  of(personId: string): readonly Span[];
}

/** A visit that can be booked. */
export interface Slot {
  /** When the customer comes and when they are done; buffers are not theirs. */
  readonly startMs: number;
  readonly endMs: number;
  /** What each person has to do, in order; a service with processing time in the middle has two. */
  readonly segments: readonly Segment[];
}

/** One unbroken piece of work by one person. */
export interface Segment extends Span {
  readonly serviceId: string;
  readonly personId: string;
  /** What this person is not free for: the work and its buffers. This is what must never overlap. */
  readonly occupied: Span;
}

/** Why a visit cannot start at a given instant, the most telling reason first. */
export type Unavailable =
  | "past"
  | "too-soon"
  | "too-far"
  /** The business is not open for the whole visit. */
  | "closed"
  /** The person asked for does not do all of the services; or nobody does. */
  | "stylist-cannot"
  /** Those who could are off, on a break or not in at that time. */
  | "not-working"
  | "slot-taken"
  /** Between two starts of the grid. */
  | "off-grid";

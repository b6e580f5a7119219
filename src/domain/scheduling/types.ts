import type { Closure, Policies } from "../business/desk-file.ts";
import type { ServicePhase } from "../business/service.ts";
import type { SpecialDay } from "../business/special-day.ts";
import type { WeeklyHours } from "../business/weekly-hours.ts";

/** A stretch of time, UTC milliseconds; `endMs` is not included. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** When, where and by whom work can be done at one business. */
export interface Roster extends OpeningRules {
  /** Where there are several places; each closes on the closures of the whole business too. */
  readonly locations: readonly RosterLocation[];
  /** In the order that settles a draw between people who are equally free. */
  readonly people: readonly RosterPerson[];
  /** In the order in which they are filled. */
  readonly rooms: readonly RosterRoom[];
}

/** When a place is open; nobody is booked outside it. */
export interface OpeningRules {
  /** IANA zone that the local rules are meant in. */
  readonly zone: string;
  readonly hours: WeeklyHours;
  readonly specialDays: readonly SpecialDay[];
  readonly closures: readonly Closure[];
}

export interface RosterLocation extends OpeningRules {
  readonly id: string;
}

export interface RosterPerson {
  readonly id: string;
  /** Absent: at the business itself, by its hours and in its zone. */
  readonly locationId?: string;
  /** IANA zone of their own hours and breaks; absent: that of their place. */
  readonly zone?: string;
  readonly serviceIds: readonly string[];
  /** Services that take this person another time than is usual. */
  readonly ownServices: readonly {
    readonly serviceId: string;
    readonly phases?: readonly ServicePhase[];
  }[];
  readonly hours: WeeklyHours;
  readonly specialDays: readonly SpecialDay[];
  readonly breaks: WeeklyHours;
  readonly timeOff: readonly Span[];
  /** Visits on one day of their place's calendar. */
  readonly mostPerDay?: number;
}

/** A room or a chair; one visit has it to itself. */
export interface RosterRoom {
  readonly id: string;
  readonly kind: string;
  /** As of a person. */
  readonly locationId?: string;
}

/** What a search needs to know of a service; `Service` of the business is one. */
export interface PlannedService {
  readonly id: string;
  readonly phases: readonly ServicePhase[];
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly roomKind?: string;
  /** Visits on one day of the business's calendar. */
  readonly mostPerDay?: number;
}

/** What a search needs to know of the owner's rules; `Policies` of the business are one. */
export type SlotPolicy = Pick<
  Policies,
  "slotIntervalMinutes" | "minimumNoticeMinutes" | "horizonDays" | "mostPerDay"
>;

/** A stretch in which somebody cannot take work: a segment of a visit, or of a hold that has not expired. */
export interface BusySpan extends Span {
  readonly personId: string;
}

/** A visit that counts against the limits of its day. */
export interface CountedVisit {
  readonly startMs: number;
  readonly personIds: readonly string[];
  readonly serviceIds: readonly string[];
}

/** What somebody is looking for. */
export interface SlotRequest {
  readonly roster: Roster;
  readonly policy: SlotPolicy;
  /** One visit: these services in this order. The customer waits between two for nothing but their buffers. */
  readonly services: readonly PlannedService[];
  /** Who is wished for each service, in the order of `services`; without one, anybody who does it. */
  readonly wished?: readonly (string | undefined)[];
  /** Only there. */
  readonly locationId?: string;
  readonly busy: BusyIndex;
  /** When rooms are taken, by room; needed where services take rooms. */
  readonly roomsBusy?: BusyIndex;
  /** Visits on all days that are looked at; needed where there are limits a day. */
  readonly visits?: readonly CountedVisit[];
  readonly nowMs: number;
  /** Visits that start in `[fromMs, untilMs)`, within notice and horizon. */
  readonly fromMs: number;
  readonly untilMs: number;
  /** Stop after this many; slots come in order of start, then of their first person in the roster. */
  readonly limit?: number;
}

/** A request without its stretch of time: what one instant can be checked for. */
export type Wanted = Omit<SlotRequest, "fromMs" | "untilMs" | "limit">;

/** Who (or which room) is busy when; made once by `indexBusy` and used for many searches. */
export interface BusyIndex {
  /** Their busy stretches, sorted, merged where they touch. */
  of(id: string): readonly Span[];
}

/** A visit that can be booked. */
export interface Slot {
  /** When the customer comes and when they are done; buffers are not theirs. */
  readonly startMs: number;
  readonly endMs: number;
  /** Where, when the business has several places. */
  readonly locationId?: string;
  /** What each person has to do, in order; a service with processing time in the middle has two. */
  readonly segments: readonly Segment[];
  /** The rooms that the visit takes, one for each service that needs one. */
  readonly uses: readonly RoomUse[];
}

/** One unbroken piece of work by one person. */
export interface Segment extends Span {
  readonly serviceId: string;
  readonly personId: string;
  /** What this person is not free for: the work and its buffers. This is what must never overlap. */
  readonly occupied: Span;
}

/** The stretch in which a service has its room, processing and buffers included. */
export interface RoomUse {
  readonly serviceId: string;
  readonly roomId: string;
  readonly occupied: Span;
}

/** Why a visit cannot start at a given instant, the most telling reason first. */
export type Unavailable =
  | "past"
  | "too-soon"
  | "too-far"
  /** No place is open for the whole visit. */
  | "closed"
  /** The people asked for do not do these services; or nobody does at one place. */
  | "stylist-cannot"
  /** As many visits as the owner wants on that day are booked. */
  | "day-full"
  /** Those who could are off, on a break or not in at that time. */
  | "not-working"
  /** They, or the rooms, are taken. */
  | "slot-taken"
  /** Between two starts of the grid. */
  | "off-grid";

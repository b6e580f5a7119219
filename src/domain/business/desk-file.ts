import type { AgentName } from "./agent-name.ts";
import type { Emergency } from "./emergency.ts";
import type { Faq } from "./faq.ts";
import type { Outreach } from "../outreach/outreach.ts";
import type { Location } from "./location.ts";
import type { Room } from "./room.ts";
import type { Service } from "./service.ts";
import type { SpecialDay } from "./special-day.ts";
import type { Stylist } from "./stylist.ts";
import type { Trade } from "./trade.ts";
import type { WeeklyHours } from "./weekly-hours.ts";
import type { LobbyFile } from "../visits/lobby-file.ts";

/**
 * A business as its desk file (`desks/*.yaml`) describes it, checked and normalised: references resolve, telephone
 * numbers are E.164, times are minutes. It seeds an empty database; after that the database is the truth.
 */
export interface DeskFile {
  readonly id: string;
  readonly trade: Trade;
  readonly name: string;
  /** IANA time zone, e.g. `Asia/Kolkata`. */
  readonly zone: string;
  /** ISO 3166 country, for telephone numbers without a country code. */
  readonly country: string;
  /** ISO 4217. */
  readonly currency: string;
  /** BCP 47; the first is the one it answers in. */
  readonly languages: readonly string[];
  readonly greeting: string;
  readonly voice: string;
  /** The numbers that ring this desk, E.164. Empty: any number that reaches this installation. */
  readonly numbers: readonly string[];
  /** Where a caller who wants a person is put through to, E.164; several that are rung in order have a space between. */
  readonly transferTo?: string;
  /** The service that holds its calls in place of ears, brain and voice. */
  readonly agent?: AgentName;
  /** At a business that people ring in need. */
  readonly emergency?: Emergency;
  readonly hours: WeeklyHours;
  readonly specialDays: readonly SpecialDay[];
  readonly closures: readonly Closure[];
  /** Where there are several places; empty: everything is at one. */
  readonly locations: readonly Location[];
  readonly rooms: readonly Room[];
  readonly policies: Policies;
  /** What customers are told; left out, as usual. The database keeps it apart from the rest (`store/book/outreach.ts`). */
  readonly outreach?: Outreach;
  readonly services: readonly Service[];
  readonly stylists: readonly Stylist[];
  readonly faqs: readonly Faq[];
  /** Who works there and how visitors are received; only of a lobby. The database keeps it apart (`store/lobby/`). */
  readonly lobby?: LobbyFile;
}

/** Days on which the business does not open, `YYYY-MM-DD`, both included. */
export interface Closure {
  readonly from: string;
  readonly to: string;
  readonly reason?: string;
}

/** What the owner decides about bookings and calls. */
export interface Policies {
  /** Appointments start on this grid of the wall clock; divides a day evenly. */
  readonly slotIntervalMinutes: number;
  /** The soonest an appointment may begin, from now. */
  readonly minimumNoticeMinutes: number;
  /** The last day that can be booked, counted from today. */
  readonly horizonDays: number;
  /** Visits a day, by the desk's calendar, at most. */
  readonly mostPerDay?: number;
  /** How long a slot stays reserved for a caller who was asked to confirm it. */
  readonly holdMinutes: number;
  /** A call is brought to its end after this long. */
  readonly longestCallMinutes: number;
}

import type { Calendar } from "../calendar.ts";

/** Somebody whom they meet. */
export interface TheirGuest {
  readonly email: string;
  readonly name?: string;
  readonly declined?: true;
  /** A room that is booked for it. */
  readonly room?: true;
}

/** An event that its owner makes in their own calendar. */
export interface TheirEvent {
  readonly startMs: number;
  readonly endMs: number;
  /** `YYYY-MM-DD`: whole days, the last included; then the instants above don't count. */
  readonly days?: { readonly from: string; readonly to: string };
  /** The zone it is made in. */
  readonly zone?: string;
  /** It takes no time. */
  readonly free?: true;
  readonly declined?: true;
  readonly cancelled?: true;
  readonly private?: true;
  /** Whom its owner meets; the first is who invited, unless the owner did. */
  readonly guests?: readonly TheirGuest[];
  readonly invitedBy?: "owner" | "first guest";
  /** It comes every day at the same local time, so many times. */
  readonly daily?: {
    readonly times: number;
    /** Which times it doesn't, counted from 0. */
    readonly except?: readonly number[];
    /** One of them is at another time. */
    readonly moved?: { readonly time: number; readonly startMs: number; readonly endMs: number };
  };
}

/** The other side of a calendar in tests: what its owner does, what its network does. */
export interface TheirSide {
  /** Answers what the calendar calls it. */
  add(event: TheirEvent): Promise<string>;
  move(remoteId: string, to: { readonly startMs: number; readonly endMs: number }): Promise<void>;
  remove(remoteId: string): Promise<void>;
  /** Everything that is there and not cancelled, by start; those that come again and again once. */
  events(): Promise<
    readonly {
      readonly remoteId: string;
      readonly uid: string;
      readonly startMs: number;
      readonly endMs: number;
    }[]
  >;
  /** From now on no token given out before is known. */
  expireTokens(): void;
  /** After some that go well, the next requests go wrong: they don't arrive, or their answer doesn't. */
  fail(how: "unheard" | "unanswered", times?: number, after?: number): void;
  /** Nothing more goes wrong. */
  recover(): void;
}

/** A calendar with its other side. */
export interface CalendarPair extends AsyncDisposable {
  readonly calendar: Calendar;
  readonly there: TheirSide;
}

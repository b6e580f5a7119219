/** Somebody who takes part in a meeting, as its calendar names them. */
export interface MeetingGuest {
  /** In lower case, without `mailto:`. */
  readonly email: string;
  /** As somebody's program wrote it, which may be an address again. */
  readonly name?: string;
}

/** One time that people meet; each time of a series is one of its own. What it's about isn't read. */
export interface Meeting {
  /** The same in every calendar that it's in, and when it's moved. */
  readonly key: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Absent when nobody is named, or it's the calendar's owner. */
  readonly organizer?: MeetingGuest;
  /** Who is invited and didn't decline; neither rooms nor the calendar's owner. */
  readonly guests: readonly MeetingGuest[];
}

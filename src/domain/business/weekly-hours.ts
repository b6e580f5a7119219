/** ISO 8601 day of the week: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * One stretch of a day by the clock on the wall, in minutes after its midnight: 10:00 to 14:30 is 600 to 870.
 * `toMinute` is always greater than `fromMinute`; past 1440 it reaches into the next day (18:00 to 02:00 is 1080 to 1560).
 */
export interface DaySpan {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** A stretch of every such weekday. */
export interface WeeklySpan extends DaySpan {
  readonly weekday: Weekday;
}

/** What repeats every week: opening hours, working hours or breaks. A day may have several spans or none. */
export type WeeklyHours = readonly WeeklySpan[];

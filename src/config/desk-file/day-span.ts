/** A stretch of some day in minutes after its midnight, as `WeeklySpan` of the business has it. */
export interface DaySpan {
  readonly fromMinute: number;
  readonly toMinute: number;
}

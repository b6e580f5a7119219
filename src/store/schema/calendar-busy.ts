/** A stretch that an event in a connected calendar blocks here. Nothing else of the event is kept. */
export interface CalendarBusyTable {
  id: string;
  link_id: string;
  /** The event there. */
  remote_id: string;
  starts_at_ms: number;
  ends_at_ms: number;
}

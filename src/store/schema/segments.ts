import type { Generated } from "kysely";

/** What occupies a stylist: one stretch of work, buffers included, on behalf of a visit. */
export interface SegmentsTable {
  id: string;
  visit_id: string;
  service_id: string;
  stylist_id: string;
  /** Order of work in the visit. */
  position: number;
  starts_at_ms: number;
  ends_at_ms: number;
  /** With the buffer before. */
  occupied_from_ms: number;
  /** With the buffer after; this instant itself is free. */
  occupied_until_ms: number;
  /** 1 while its visit is held or booked; kept in step with the visit by triggers, and refused when it is not. */
  active: number;
  /** 1 for an overlap that the owner knows of (an old book that was taken over); the guard lets it stand. */
  overlap_allowed: Generated<number>;
}

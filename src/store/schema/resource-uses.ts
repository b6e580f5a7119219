import type { Generated } from "kysely";

/** The stretch in which a visit has a room or a chair, processing time included; under the same guard as segments. */
export interface ResourceUsesTable {
  id: string;
  visit_id: string;
  service_id: string;
  resource_id: string;
  occupied_from_ms: number;
  occupied_until_ms: number;
  /** As in segments. */
  active: number;
  /** As in segments. */
  overlap_allowed: Generated<number>;
}

/** What somebody at a number said about being written to or rung; the newest row of a purpose counts. */
export interface ConsentsTable {
  id: string;
  desk_id: string;
  /** E.164. */
  phone: string;
  /** `service` is about an appointment they have; everything else is `promotional`. */
  purpose: "service" | "promotional";
  /** 0 when they opted out. */
  granted: number;
  /** How we know, e.g. `booking`, `STOP`, `owner`. */
  source: string;
  at_ms: number;
}

/** A stretch of a service; the stylist is free while it is `processing`. */
export interface ServicePhasesTable {
  service_id: string;
  position: number;
  kind: "working" | "processing" | "finishing";
  minutes: number;
}

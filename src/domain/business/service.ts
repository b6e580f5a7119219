/** A service as the business sells it. */
export interface Service {
  /** Short and stable, e.g. `hair-colour`; unique in its desk. */
  readonly id: string;
  /** As the receptionist says it, e.g. `hair colour`. */
  readonly name: string;
  /** Other words callers use for it. */
  readonly aliases: readonly string[];
  /** One sentence for a caller who asks what it is. */
  readonly description?: string;
  /** In order; the customer is there for all of them. */
  readonly phases: readonly ServicePhase[];
  /** Kept free before the customer sits down, e.g. to prepare the room. */
  readonly bufferBeforeMinutes: number;
  /** Kept free after the customer leaves, e.g. to clean up. */
  readonly bufferAfterMinutes: number;
  /** In the smallest unit of the desk's currency: 400 rupees are 40000 paise. */
  readonly priceMinor: number;
  /** The kind of room or chair it takes for its whole length, processing and buffers included. */
  readonly roomKind?: string;
  /** Visits a day, by the desk's calendar, at most. */
  readonly mostPerDay?: number;
}

/** In `processing` (the colour develops) the customer waits and whoever does the service is free for others. */
export interface ServicePhase {
  readonly kind: "working" | "processing" | "finishing";
  readonly minutes: number;
}

/** How long the customer is there, without buffers. */
export function serviceMinutes(service: { readonly phases: readonly ServicePhase[] }): number {
  return service.phases.reduce((total, phase) => total + phase.minutes, 0);
}

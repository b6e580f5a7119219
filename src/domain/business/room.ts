/** A room, a chair or a machine that one visit has to itself. */
export interface Room {
  /** Short and stable, e.g. `colour-chair-1`; unique in its desk. */
  readonly id: string;
  readonly name: string;
  /** What a service asks for: any room of the kind will do. */
  readonly kind: string;
  /** Where it stands; left out where the business has one place only. */
  readonly locationId?: string;
}

import type { DeskFile } from "../../domain/business/desk-file.ts";
import type { Stylist } from "../../domain/business/stylist.ts";
import type { Span } from "../../domain/scheduling/types.ts";

/**
 * A business as the database has it now. Ids of services and stylists hold everywhere in the database, not only in
 * their desk.
 */
export interface Business extends Omit<DeskFile, "stylists"> {
  readonly stylists: readonly BusinessStylist[];
}

/** A stylist with the instants at which they are away. */
export interface BusinessStylist extends Omit<Stylist, "timeOff"> {
  readonly timeOff: readonly Span[];
}

/**
 * What one trade calls things, where the tools that trades share speak or answer with data. `{}` takes the names that are
 * listed: "haircut, facial and shave".
 */
export interface TradeWords {
  /** Who is booked, as the tools' inputs and results call them. */
  readonly person: "stylist" | "provider";
  /** Said to a caller who wants what isn't done here. */
  readonly notOffered: string;
  readonly whatIsOffered: string;
  readonly whichService: string;
  /** Said to a caller who names nobody who works here. */
  readonly unknownPerson: string;
  /** Asked where one person has to be named. */
  readonly whoseDay: string;
}

/**
 * How a code gets to a caller's telephone: through a carrier, or, where no telephone line is set up at all and every call is the
 * owner's own trial, as a row that `frontdesk messages` shows.
 */
export type Texting = "carrier" | "trial";

import type { Book } from "../booking/booking-desk.ts";

/** A lobby's visitors, whoever stands at its desk. */
export interface LobbyBook extends Book {
  /** Whether there is a printer for badges; without it none is asked for, and nobody is promised one. */
  readonly printsBadges?: boolean;
  /** No way is set up by which hosts could be told: visitors are told no such thing. */
  readonly tellsNobody?: boolean;
}

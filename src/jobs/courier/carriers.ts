import type { Dialler } from "../../ports/dialler.ts";
import type { Messenger } from "../../ports/messenger.ts";

/** What takes our messages and calls to people. Without one, what would have been said is kept and not sent. */
export interface Carriers {
  readonly messenger?: Messenger;
  readonly dialler?: Dialler;
  /** E.164: the number that people call back where a desk lists none. */
  readonly ownNumber?: string;
}

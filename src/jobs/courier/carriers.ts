import type { WrittenKind } from "../../domain/outreach/notice-kind.ts";
import type { Dialler } from "../../ports/dialler.ts";
import type { Messenger } from "../../ports/messenger.ts";

/** What takes our messages and calls to people. Without one, what would have been said is kept and not sent. */
export interface Carriers {
  readonly messenger?: Messenger;
  readonly dialler?: Dialler;
  /** The templates that WhatsApp has approved, for whoever hasn't written to us lately. */
  readonly templates?: Readonly<Partial<Record<WrittenKind, string>>>;
  /** E.164: the number that people call back where a desk lists none. */
  readonly ownNumber?: string;
}

import type { Clock } from "../../base/clock.ts";
import type { Dialler } from "../../ports/dialler.ts";
import type { Messenger } from "../../ports/messenger.ts";
import type { StaffChat } from "../../ports/staff-chat.ts";
import type { Database } from "../../store/database.ts";
import type { HostStep } from "../../store/lobby/host-steps.ts";

/** The ways by which staff can be told of a visitor; any of them may be missing. */
export interface StaffCarriers {
  readonly chat?: StaffChat;
  readonly messenger?: Messenger;
  readonly dialler?: Dialler;
  /** The channel of the front desk, where a lobby's own rules name none. */
  readonly frontDeskChannel?: string;
}

export interface LadderOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly carriers: StaffCarriers;
  /** Told of each rung that ended, or of each step of one, for counting and for the log. */
  readonly onSettled?: (settled: SettledStep) => void;
  /** A visitor has news. */
  readonly onNews?: () => void;
}

/** What one look made of a rung. */
export interface SettledStep {
  readonly step: HostStep;
  readonly result: "sent" | "skipped" | "failed" | "unknown" | "retried";
  readonly reason?: string;
}

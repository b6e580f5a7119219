import { erasePerson, type ErasePersonResult } from "../actions/callers/erase-person.ts";
import { listAppointments, type AppointmentView } from "../actions/booking/list-appointments.ts";
import { listChanges, type ChangeView } from "../actions/changes/list-changes.ts";
import { loadDesk } from "../actions/load-desk.ts";
import { systemClock } from "../base/clock.ts";
import { replay, type ReplayedStep } from "../call/replay.ts";
import type { Config } from "../config/config.ts";
import type { Trade } from "../domain/business/trade.ts";
import type { TurnTrace } from "../domain/calls/turn-trace.ts";
import { toLocal } from "../domain/scheduling/local-time.ts";
import { readEvents } from "../store/calls/call-events.ts";
import { findCall } from "../store/calls/calls.ts";
import { openBook, ownerContext, seedDesks } from "./open-book.ts";
import { tracesOnceOver } from "./trial/traces-once-over.ts";
import { pickUp, type OutgoingTrial, type PickedUp } from "./trial/picked-up.ts";

export type { AppointmentView } from "../actions/booking/list-appointments.ts";
export type { ChangeView } from "../actions/changes/list-changes.ts";

/** The owner's book, for commands that look at it without starting the service. */
export interface BookDesk extends AsyncDisposable {
  appointments(days: { from?: string; to?: string }): Promise<readonly AppointmentView[]>;
  /** What was changed, by whom and how, the newest first. */
  changes(filter: { appointmentId?: string; limit?: number }): Promise<readonly ChangeView[]>;
  /** Erases everybody at a number; with `rehearse` only says who that would be. */
  erase(input: { phone: string; rehearse: boolean }): Promise<ErasePersonResult>;
  /** Runs the log of a call again; undefined when there is no such call, empty when its words were dropped. */
  replay(callId: string): Promise<readonly ReplayedStep[] | undefined>;
  /** Where the time of each turn of a call went, once that call is over; empty when it isn't within two seconds. */
  traces(callId: string): Promise<readonly TurnTrace[]>;
  /** The time where the desk is, `YYYY-MM-DDTHH:MM`. */
  nowLocal(): Promise<string>;
  /** What kind of business the desk is. */
  trade(): Promise<Trade>;
  /** Plans a call about an appointment so that it can be tried out; throws a `StartFault` that says why it can't be. */
  pickUp(trial: OutgoingTrial): Promise<PickedUp>;
  /** Adds the desks of the desk files that are not there yet; answers their names. */
  seed(): Promise<readonly string[]>;
  /** Where the database is. */
  readonly place: string;
}

export async function openBookDesk(config: Config): Promise<BookDesk> {
  const database = await openBook(config);
  return {
    place: database.place,
    async appointments(days) {
      return await listAppointments(await ownerContext(database, systemClock), days);
    },
    async changes(filter) {
      return await listChanges(await ownerContext(database, systemClock), filter);
    },
    async erase(input) {
      return await erasePerson(await ownerContext(database, systemClock), input);
    },
    async replay(callId) {
      if (!(await findCall(database.read, callId))) return undefined;
      return [...replay(await readEvents(database.read, callId))];
    },
    async traces(callId) {
      return await tracesOnceOver(database, systemClock, callId);
    },
    async nowLocal() {
      const { zone } = await loadDesk(await ownerContext(database, systemClock));
      return toLocal(systemClock.nowMs(), zone);
    },
    async trade() {
      return (await loadDesk(await ownerContext(database, systemClock))).trade;
    },
    async pickUp(trial) {
      return await pickUp(database, trial);
    },
    async seed() {
      return await seedDesks(database, config);
    },
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
    },
  };
}

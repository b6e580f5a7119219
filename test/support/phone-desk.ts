import {
  listAppointments,
  type AppointmentView,
} from "../../src/actions/booking/list-appointments.ts";
import { openSalon, type Salon } from "../../src/actions/testing/open-salon.ts";
import { lostCalls } from "../../src/app/lost-calls.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import { outgoingCalls } from "../../src/app/outgoing-calls.ts";
import { phoneCallId } from "../../src/app/phone-call-id.ts";
import { Reception } from "../../src/app/reception.ts";
import type { VirtualClock } from "../../src/base/testing/virtual-clock.ts";
import { scriptedBrain } from "../../src/brain/scripted/scripted-brain.ts";
import { LiveCallFeed } from "../../src/call/runtime/feed.ts";
import { Switchboard } from "../../src/channels/twilio/index.ts";
import { memoryExchange, type Exchange } from "../../src/channels/twilio/simulator/index.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import { silentLogger } from "../../src/ops/logger.ts";
import type { CallFeedEvent } from "../../src/ports/call-feed.ts";
import type { SharedSpeech } from "./shared-speech.ts";

/** Longer than any call may last. */
const LONGEST_CALL_MS = 16 * 60_000;

/**
 * GlamDesk, or another desk, as callers reach it, from Twilio's webhook to the database, in memory and on a virtual clock: Monday 23
 * November 2026, 9:00 in Chennai.
 */
export class PhoneDesk implements AsyncDisposable {
  readonly salon: Salon;
  readonly exchange: Exchange;
  /** What happened in the calls, in order. */
  readonly events: CallFeedEvent[] = [];
  readonly feed = new LiveCallFeed();
  readonly #reception: Reception;

  private constructor(salon: Salon, speech: SharedSpeech) {
    this.salon = salon;
    const { database, clock, deskId } = salon;
    this.feed.subscribe((event) => void this.events.push(event));
    const { ears, voice } = speech;
    this.#reception = new Reception({
      database,
      clock,
      logger: silentLogger,
      feed: this.feed,
      brain: scriptedBrain,
      ears,
      voice,
      deskFor: () => Promise.resolve(deskId),
      forgetsWords: false,
      wordsAreKept: false,
      texting: "carrier",
    });
    const switchboard = new Switchboard({
      clock,
      logger: silentLogger,
      onCall: async (line) => void (await this.#reception.answer(line, phoneCallId(line))),
      outgoing: outgoingCalls({ database, clock }),
      lost: lostCalls({ database, clock, logger: silentLogger }),
    });
    this.exchange = memoryExchange(switchboard);
  }

  static async open(
    speech: SharedSpeech,
    before?: (salon: Salon) => Promise<unknown>,
    deskFile = "desks/glamdesk.yaml",
  ) {
    const salon = await openSalon({ desk: await readDeskFile(deskFile) });
    await before?.(salon);
    await speech.lendTo(salon.clock, await openDesk(salon));
    return new PhoneDesk(salon, speech);
  }

  get clock(): VirtualClock {
    return this.salon.clock;
  }

  /** The book as its owner sees it. */
  async appointments(): Promise<readonly AppointmentView[]> {
    return await listAppointments(this.salon.owner);
  }

  /** Lets virtual time pass until this is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const watched = work.finally(() => {
      done = true;
    });
    watched.catch(() => undefined);
    await this.clock.advanceUntil(() => done, LONGEST_CALL_MS);
    return await watched;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closing = this.#reception[Symbol.asyncDispose]();
    await this.until(closing);
    await this.salon[Symbol.asyncDispose]();
  }
}

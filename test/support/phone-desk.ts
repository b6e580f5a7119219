import {
  listAppointments,
  type AppointmentView,
} from "../../src/actions/booking/list-appointments.ts";
import { openSalon, type Salon } from "../../src/actions/testing/open-salon.ts";
import { lostCalls } from "../../src/app/lost-calls.ts";
import { openDesk } from "../../src/app/open-desk.ts";
import { outgoingCalls } from "../../src/app/outgoing-calls.ts";
import { phoneCallId } from "../../src/app/phone-call-id.ts";
import { sharedCalls } from "../../src/app/shared-calls.ts";
import { Reception } from "../../src/app/reception.ts";
import type { VirtualClock } from "../../src/base/testing/virtual-clock.ts";
import { scriptedBrain } from "../../src/brain/scripted/scripted-brain.ts";
import { LiveCallFeed } from "../../src/call/runtime/feed.ts";
import { Switchboard } from "../../src/channels/twilio/index.ts";
import {
  CallRefused,
  memoryExchange,
  type Exchange,
} from "../../src/channels/twilio/simulator/index.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import { silentLogger } from "../../src/ops/logger.ts";
import type { CallFeedEvent } from "../../src/ports/call-feed.ts";
import type { SharedSpeech } from "./shared-speech.ts";

interface Server {
  readonly reception: Reception;
  readonly exchange: Exchange;
}

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
  readonly #speech: SharedSpeech;
  readonly #servers: Server[] = [];
  #answers = true;

  private constructor(salon: Salon, speech: SharedSpeech) {
    this.salon = salon;
    this.#speech = speech;
    this.#startServer(this.feed);
    this.exchange = {
      origin: this.#current.exchange.origin,
      post: async (url, form) => {
        if (!this.#answers) throw new CallRefused("No server answers.");
        return await this.#current.exchange.post(url, form);
      },
      connect: (url) => this.#current.exchange.connect(url),
    };
  }

  /**
   * From now on another server on the same database answers the phone company. The one before knows nothing of that: its calls
   * go on until their streams break.
   */
  switchServer(): void {
    this.#startServer(new LiveCallFeed());
  }

  /** From now on the phone company reaches nobody with its questions. */
  stopAnswering(): void {
    this.#answers = false;
  }

  get #current(): Server {
    const server = this.#servers.at(-1);
    if (!server) throw new Error("No server runs");
    return server;
  }

  #startServer(feed: LiveCallFeed): void {
    const { database, clock, deskId } = this.salon;
    const { ears, voice } = this.#speech;
    const holder = `server-${this.#servers.length + 1}`;
    feed.subscribe((event) => void this.events.push(event));
    const reception = new Reception({
      database,
      clock,
      logger: silentLogger,
      feed,
      brain: scriptedBrain,
      ears,
      voice,
      deskFor: () => Promise.resolve(deskId),
      forgetsWords: false,
      wordsAreKept: false,
      texting: "carrier",
      holder,
    });
    const switchboard = new Switchboard({
      clock,
      logger: silentLogger,
      onCall: async (line) => void (await reception.answer(line, phoneCallId(line))),
      outgoing: outgoingCalls({ database, clock }),
      shared: sharedCalls({ database, clock }),
      lost: lostCalls({ database, clock, logger: silentLogger, holder, forgetsWords: false }),
    });
    this.#servers.push({ reception, exchange: memoryExchange(switchboard) });
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
    for (const { reception } of this.#servers) {
      await this.until(reception[Symbol.asyncDispose]());
    }
    await this.salon[Symbol.asyncDispose]();
  }
}

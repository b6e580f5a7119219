import { openLobby, type Lobby } from "../../../src/actions/testing/open-lobby.ts";
import { openDesk } from "../../../src/app/open-desk.ts";
import { phoneCallId } from "../../../src/app/phone-call-id.ts";
import { lostCalls } from "../../../src/app/lost-calls.ts";
import { openStaffChat } from "../../../src/app/open-staff-chat.ts";
import { Reception } from "../../../src/app/reception.ts";
import { sharedCalls } from "../../../src/app/shared-calls.ts";
import { startLobby } from "../../../src/app/start-lobby.ts";
import { VisitNewsRounds } from "../../../src/app/visit-news.ts";
import { newId } from "../../../src/base/id.ts";
import { scriptedBrain } from "../../../src/brain/scripted/scripted-brain.ts";
import { LiveCallFeed } from "../../../src/call/runtime/feed.ts";
import { Switchboard } from "../../../src/channels/twilio/index.ts";
import {
  memoryExchange,
  placeCall,
  type Exchange,
} from "../../../src/channels/twilio/simulator/index.ts";
import { readDeskFile } from "../../../src/config/desk-file/read-desk-file.ts";
import { HealthRegistry } from "../../../src/ops/health.ts";
import { silentLogger } from "../../../src/ops/logger.ts";
import { createMetrics } from "../../../src/ops/metrics.ts";
import type { CallFeedEvent } from "../../../src/ports/call-feed.ts";
import type { SharedSpeech } from "../../support/shared-speech.ts";
import { WiredClock } from "../../support/wired/wired-clock.ts";
import { PhoneVisitor } from "./phone-visitor.ts";
import { Staff } from "./staff.ts";
import { TabletVisitor } from "./tablet-visitor.ts";
import { TypingVisitor } from "./typing-visitor.ts";
import type { Room } from "./visitor.ts";

/** What visitors speak into. */
export type Path = "phone" | "tablet" | "keys";

/** Longer than any visit takes here. */
const LONGEST_MS = 25 * 60_000;

/**
 * Acme Corp's lobby as visitors find it, from the sound of their voices to the database: Monday 23 November 2026, 9:00 in New York,
 * with this machine's own ears and voice.
 */
export class SpokenLobby implements AsyncDisposable {
  readonly lobby: Lobby;
  readonly clock: WiredClock;
  readonly feed = new LiveCallFeed();
  /** What happened in the calls, in order. */
  readonly events: CallFeedEvent[] = [];
  /** Those who are told of visitors; their stand-ins are on the loopback. */
  readonly staff: Staff;
  readonly #speech: SharedSpeech | undefined;
  readonly #reception: Reception;
  readonly #exchange: Exchange;
  readonly #news: VisitNewsRounds;
  #telling: AsyncDisposable | undefined;

  private constructor(
    lobby: Lobby,
    clock: WiredClock,
    speech: SharedSpeech | undefined,
    staff: Staff,
  ) {
    this.lobby = lobby;
    this.clock = clock;
    this.staff = staff;
    this.#speech = speech;
    this.#news = new VisitNewsRounds({
      database: lobby.database,
      clock: clock.running,
      logger: silentLogger,
    });
    this.feed.subscribe((event) => void this.events.push(event));
    const { database, deskId } = lobby;
    this.#reception = new Reception({
      database,
      clock: clock.running,
      logger: silentLogger,
      feed: this.feed,
      brain: scriptedBrain,
      ...(speech && { ears: speech.ears, voice: speech.voice }),
      deskFor: () => Promise.resolve(deskId),
      forgetsWords: false,
      wordsAreKept: false,
      printsBadges: true,
      visitNews: this.#news.open,
    });
    this.#exchange = memoryExchange(
      new Switchboard({
        clock: clock.running,
        logger: silentLogger,
        onCall: async (line) => void (await this.#reception.answer(line, phoneCallId(line))),
        shared: sharedCalls({ database, clock: clock.running }),
        lost: lostCalls({
          database,
          clock: clock.running,
          logger: silentLogger,
          forgetsWords: false,
        }),
      }),
    );
  }

  /** Opens it; without `speech` nobody can speak there, and visitors type. */
  static async open(
    speech: SharedSpeech | undefined,
    before?: (lobby: Lobby) => Promise<unknown>,
  ): Promise<SpokenLobby> {
    let clock = new WiredClock(0);
    const lobby = await openLobby({
      desk: await readDeskFile("desks/lobby.yaml"),
      clock: (startMs) => (clock = new WiredClock(startMs)),
    });
    await before?.(lobby);
    await speech?.lendTo(clock, await openDesk(lobby));
    const staff = await Staff.open(lobby, clock);
    const spoken = new SpokenLobby(lobby, clock, speech, staff);
    await spoken.#startTelling();
    return spoken;
  }

  /** Tells hosts, prints badges and hears what hosts answer, as a running service does. */
  async #startTelling(): Promise<void> {
    const { clock, lobby, staff, feed } = this;
    const { config } = staff;
    const chat = openStaffChat(config.slack, { clock: clock.running, logger: silentLogger });
    const connected = staff.slack.links.next();
    this.#telling = await startLobby({
      config,
      database: lobby.database,
      clock: clock.running,
      logger: silentLogger,
      feed,
      metrics: createMetrics(),
      health: new HealthRegistry(),
      news: this.#news,
      ...(chat && { chat }),
    });
    await this.until(connected);
  }

  /** Somebody comes, and speaks with one of the built-in voices. Settles once they are being greeted. */
  async enter(
    path: Path,
    visitor: { readonly voiceName?: string; readonly room?: Room } = {},
  ): Promise<SpokenVisit> {
    const { voiceName = "kal16", room } = visitor;
    const { clock } = this;
    if (path === "keys") {
      const callId = newId("call");
      const typing = new TypingVisitor(clock);
      void this.#reception.answer(typing.line, callId);
      return new SpokenVisit(this, typing, callId);
    }
    const { voice } = this.#speech ?? {};
    if (!voice) throw new Error("Nobody can speak here");
    if (path === "tablet") {
      const callId = newId("call");
      const tablet = new TabletVisitor({ clock, voice, voiceName, ...(room && { room }) });
      void this.#reception.answer(tablet.line, callId);
      return new SpokenVisit(this, tablet, callId);
    }
    const placing = placeCall({
      exchange: this.#exchange,
      clock,
      from: "+12125550100",
      to: "+12125550101",
      ...(room && { surroundings: room }),
    });
    const { call, ended } = await this.until(placing);
    const phone = new PhoneVisitor({ call, ended, voice, voiceName });
    return new SpokenVisit(this, phone, `call_${call.callSid}`);
  }

  /** Lets virtual time pass until this is done. */
  async until<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const watched = work.finally(() => {
      done = true;
    });
    watched.catch(() => undefined);
    await this.clock.advanceUntil(() => done, LONGEST_MS);
    return await watched;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.until(this.#reception[Symbol.asyncDispose]());
    if (this.#telling) await this.until(Promise.resolve(this.#telling[Symbol.asyncDispose]()));
    await this.staff[Symbol.asyncDispose]();
    await this.lobby[Symbol.asyncDispose]();
  }
}

/** One visitor's conversation with the desk, done by a test in virtual time. */
export class SpokenVisit {
  readonly visitor: PhoneVisitor | TabletVisitor | TypingVisitor;
  readonly callId: string;
  readonly #lobby: SpokenLobby;
  #told = 0;
  #understood = 0;

  constructor(lobby: SpokenLobby, visitor: SpokenVisit["visitor"], callId: string) {
    this.#lobby = lobby;
    this.visitor = visitor;
    this.callId = callId;
  }

  get isOver(): boolean {
    return this.#own().some(({ type }) => type === "call-ended");
  }

  /** Waits until the desk has spoken and is quiet; answers what it said since this was last asked. */
  async answer(quietMs?: number): Promise<string> {
    await this.#lobby.until(this.visitor.turn(quietMs));
    return this.said();
  }

  /** Says this to its end. */
  async say(words: string): Promise<void> {
    await this.#lobby.until(this.visitor.say(words));
  }

  /** Says this, and answers what is said to it. */
  async ask(words: string): Promise<string> {
    this.said();
    await this.say(words);
    return await this.answer();
  }

  /** Says nothing until the desk says something by itself, and answers it; nothing where it is over, or none comes for so long. */
  async listen(longestMs = 200_000): Promise<string> {
    const untilMs = this.#lobby.clock.nowMs() + longestMs;
    const isDone = () =>
      this.isOver || this.#lobby.clock.nowMs() >= untilMs || this.#unheard().length > 0;
    while (!isDone()) await this.#lobby.clock.advance(500);
    return this.#unheard().length > 0 ? await this.answer() : "";
  }

  /** What was understood of what they said since this was last asked. */
  understood(): string {
    const own = this.#own();
    const since = own.slice(this.#understood);
    this.#understood = own.length;
    return since.flatMap((event) => (event.type === "caller-said" ? [event.text] : [])).join(" ");
  }

  /** What the desk has begun to say since this was last asked. */
  said(): string {
    const words = this.#unheard().join(" ");
    this.#told = this.#own().length;
    return words;
  }

  async pass(durationMs: number): Promise<void> {
    await this.#lobby.clock.advance(durationMs);
  }

  #own(): readonly CallFeedEvent[] {
    return this.#lobby.events.filter(({ callId }) => callId === this.callId);
  }

  #unheard(): readonly string[] {
    return this.#own()
      .slice(this.#told)
      .flatMap((event) => (event.type === "receptionist-says" ? [event.text] : []));
  }
}

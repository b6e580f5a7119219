import { openSalon, type Salon } from "../../../src/actions/testing/open-salon.ts";
import { openBrain } from "../../../src/app/open-brain.ts";
import { openDesk } from "../../../src/app/open-desk.ts";
import { Reception } from "../../../src/app/reception.ts";
import { openSpeech, type SpeechOptions } from "../../../src/app/speech/open-speech.ts";
import type { ServedPart } from "../../../src/app/failovers.ts";
import { openVoiceAgents } from "../../../src/app/voice-agents.ts";
import { LiveCallFeed } from "../../../src/call/runtime/feed.ts";
import type { CallReport } from "../../../src/call/runtime/report.ts";
import { Switchboard } from "../../../src/channels/twilio/index.ts";
import {
  memoryExchange,
  placeCall,
  type CallEnding,
  type SimulatedCall,
} from "../../../src/channels/twilio/simulator/index.ts";
import type { AgentConfig } from "../../../src/config/agents.ts";
import type { ModelConfig } from "../../../src/config/models.ts";
import type { EarsConfig, VoiceConfig } from "../../../src/config/speech.ts";
import { silentLogger } from "../../../src/ops/logger.ts";
import type { CallFeedEvent } from "../../../src/ports/call-feed.ts";
import type { Failover } from "../../../src/ports/failover.ts";
import { sampleDesk } from "../../../src/store/testing/sample-desk.ts";
import type { SharedSpeech } from "../shared-speech.ts";
import { WiredClock } from "./wired-clock.ts";

/** Nobody the salon knows. */
const CALLER = "+919840114471";
const LONGEST_WAIT_MS = 3 * 60_000;

/** Who hears, thinks and speaks, as an owner sets it up. Whatever is left out is this machine's own. */
export interface Setup {
  readonly ears?: readonly EarsConfig[];
  readonly voices?: readonly VoiceConfig[];
  readonly models?: readonly ModelConfig[];
  readonly agent?: AgentConfig;
}

/**
 * One call at a salon, from Twilio's webhook to the database, with the services that `setup` names: their clients, their wire
 * and everything behind them are real, and only time is not. Monday 23 November 2026, 9:00 in Chennai.
 */
export class WiredCall implements AsyncDisposable {
  readonly salon: Salon;
  readonly clock: WiredClock;
  readonly events: CallFeedEvent[] = [];
  readonly failovers: { readonly part: ServedPart; readonly failover: Failover }[] = [];
  readonly #stack: AsyncDisposableStack;
  readonly #reception: Reception;
  readonly #call: SimulatedCall;
  readonly #ended: Promise<CallEnding>;
  readonly #report: Promise<CallReport | undefined>;
  #told = 0;

  private constructor(parts: {
    salon: Salon;
    clock: WiredClock;
    stack: AsyncDisposableStack;
    ringing: Ringing;
  }) {
    this.salon = parts.salon;
    this.clock = parts.clock;
    this.#stack = parts.stack;
    const { reception, call, ended, report, events, failovers } = parts.ringing;
    this.#reception = reception;
    this.#call = call;
    this.#ended = ended;
    this.#report = report;
    this.events = events;
    this.failovers = failovers;
  }

  /** Opens the salon with services that `setup` reaches on its clock, and rings. */
  static async ring(
    setup: (clock: WiredClock, stack: AsyncDisposableStack) => Setup | Promise<Setup>,
    shared: SharedSpeech,
  ): Promise<WiredCall> {
    await using opening = new AsyncDisposableStack();
    let clock = new WiredClock(0);
    const salon = opening.use(
      await openSalon({
        desk: sampleDesk,
        clock: (startMs) => (clock = new WiredClock(startMs)),
      }),
    );
    await shared.lendTo(clock, await openDesk(salon));
    const given = await setup(clock, opening);
    const ringing = await pickedUp(salon, clock, given, shared, opening);
    return new WiredCall({ salon, clock, stack: opening.move(), ringing });
  }

  /** Says this to its end. µ-law. */
  async say(sound: Uint8Array): Promise<void> {
    await until(this.clock, this.#call.say(sound));
  }

  /** Waits until the desk has spoken and it is the caller's turn, or the call is over; answers what was said since the last time. */
  async answer(quietMs = 1500): Promise<string> {
    await until(this.clock, this.#call.turn(quietMs));
    const events = this.events.slice(this.#told);
    this.#told = this.events.length;
    return events
      .flatMap((event) => (event.type === "receptionist-says" ? [event.text] : []))
      .join(" ");
  }

  /** What Twilio would complain of, how the call ended, and what the desk knows of it. */
  async ending() {
    const ending = await until(this.clock, this.#ended);
    return { ...ending, warnings: this.#call.warnings, report: await this.#report };
  }

  /** Whether either side has hung up. */
  get isOver(): boolean {
    return this.events.some(({ type }) => type === "call-ended");
  }

  /** Both sides of the line. */
  get line(): SimulatedCall {
    return this.#call;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#call.hangUp();
    await until(this.clock, this.#reception[Symbol.asyncDispose]());
    await this.#stack.disposeAsync();
  }
}

interface Ringing {
  readonly reception: Reception;
  readonly call: SimulatedCall;
  readonly ended: Promise<CallEnding>;
  readonly report: Promise<CallReport | undefined>;
  readonly events: CallFeedEvent[];
  readonly failovers: WiredCall["failovers"];
}

async function pickedUp(
  { database, deskId }: Salon,
  clock: WiredClock,
  setup: Setup,
  shared: SharedSpeech,
  stack: AsyncDisposableStack,
): Promise<Ringing> {
  const { running } = clock;
  const { ears = [], voices = [], models = [], agent } = setup;
  const failovers: { part: ServedPart; failover: Failover }[] = [];
  const note = (part: ServedPart, failover: Failover) => void failovers.push({ part, failover });
  const options: SpeechOptions = {
    ears,
    voices,
    deskVoices: [sampleDesk.voice],
    clock,
    onFailover: note,
    local: { ears: shared.ears, voice: shared.voice, prepare: () => Promise.resolve() },
  };
  const speech = stack.use(openSpeech(options));
  const feed = new LiveCallFeed();
  const events: CallFeedEvent[] = [];
  feed.subscribe((event) => void events.push(event));
  if (agent)
    await database.write((writer) =>
      writer
        .updateTable("desks")
        .set({ voice_agent: agent.service })
        .where("id", "=", deskId)
        .execute(),
    );
  const reception = new Reception({
    database,
    clock: running,
    logger: silentLogger,
    feed,
    brain: openBrain(models, running, (failover) => note("brain", failover)).brain,
    ears: speech.ears,
    voice: speech.voice,
    agents: openVoiceAgents(agent ? [agent] : [], running),
    deskFor: () => Promise.resolve(deskId),
    forgetsWords: false,
    wordsAreKept: false,
  });
  const held = Promise.withResolvers<CallReport | undefined>();
  const switchboard = new Switchboard({
    clock: running,
    logger: silentLogger,
    onCall: async (line) => held.resolve(await reception.answer(line, `call_${line.id}`)),
  });
  const placing = placeCall({
    exchange: memoryExchange(switchboard),
    clock,
    from: CALLER,
    to: "+914400000000",
  });
  const { call, ended } = await until(clock, placing);
  return { reception, call, ended, report: held.promise, events, failovers };
}

/** Lets virtual time pass until this is done. */
async function until<T>(clock: WiredClock, work: Promise<T>): Promise<T> {
  let done = false;
  const watched = work.finally(() => {
    done = true;
  });
  watched.catch(() => undefined);
  await clock.advanceUntil(() => done, LONGEST_WAIT_MS);
  return await watched;
}

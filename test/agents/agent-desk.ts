import { listAppointments } from "../../src/actions/booking/list-appointments.ts";
import { openSalon, type Salon } from "../../src/actions/testing/open-salon.ts";
import { openLobby } from "../../src/actions/testing/open-lobby.ts";
import type { OpenVisitNews } from "../../src/app/visit-news.ts";
import { VoiceAgents } from "../../src/app/voice-agents.ts";
import { Reception } from "../../src/app/reception.ts";
import type { Clock } from "../../src/base/clock.ts";
import { scriptedBrain } from "../../src/brain/scripted/scripted-brain.ts";
import { LiveCallFeed } from "../../src/call/runtime/feed.ts";
import type { CallReport } from "../../src/call/runtime/report.ts";
import { readableLogger } from "../../src/channels/twilio/testing/log-lines.ts";
import type { DeskFile } from "../../src/domain/business/desk-file.ts";
import type { CallFeedEvent } from "../../src/ports/call-feed.ts";
import { ScriptedEars } from "../../src/ports/testing/scripted-ears.ts";
import { ScriptedVoice } from "../../src/ports/testing/scripted-voice.ts";
import type { VoiceAgent } from "../../src/ports/voice-agent.ts";
import type { AgentStandIn } from "../../src/providers/testing/agent-stand-in.ts";
import { sampleDesk } from "../../src/store/testing/sample-desk.ts";
import { sampleLobby } from "../../src/store/testing/sample-lobby.ts";
import { RecordingLine } from "./recording-line.ts";

const STEP_MS = 20;
/** How often the program and the stand-in may answer each other within one step. */
const TURNS = 6;

/** Whose telephone it is. */
type Place = Pick<Salon, "database" | "clock" | "deskId" | "owner"> & AsyncDisposable;

/** A desk, GlamDesk unless told, with one call held by an agent of a stand-in, on a virtual clock; the sockets are real. */
export class AgentDesk implements AsyncDisposable {
  readonly salon: Place;
  readonly standIn: AgentStandIn;
  readonly line: RecordingLine;
  /** Behind the agent. */
  readonly ears = new ScriptedEars();
  readonly voice: ScriptedVoice;
  readonly events: CallFeedEvent[] = [];
  readonly log = readableLogger();
  report: CallReport | undefined;
  readonly #reception: Reception;
  /** It waits for nobody: what an agent does may need time to pass. */
  readonly clock: Clock;

  private constructor(
    salon: Place,
    standIn: AgentStandIn,
    agent: VoiceAgent,
    visitNews?: OpenVisitNews,
  ) {
    this.salon = salon;
    this.standIn = standIn;
    this.clock = untracked(salon.clock);
    const { database, deskId } = salon;
    const { clock } = this;
    this.line = new RecordingLine(clock);
    this.voice = new ScriptedVoice({ clock, firstSoundMs: 50, msPerCharacter: 60 });
    const feed = new LiveCallFeed();
    feed.subscribe((event) => void this.events.push(event));
    this.#reception = new Reception({
      database,
      clock,
      logger: this.log.logger,
      feed,
      brain: scriptedBrain,
      ears: this.ears,
      voice: this.voice,
      agents: new VoiceAgents(new Map([["deepgram", agent]]), clock),
      deskFor: () => Promise.resolve(deskId),
      forgetsWords: false,
      wordsAreKept: false,
      ...(visitNews && { visitNews }),
    });
  }

  /** Rings; the greeting begins. */
  static async ring(
    standIn: AgentStandIn,
    agentOf: (clock: Clock) => VoiceAgent,
    policies: Partial<DeskFile["policies"]> = {},
  ): Promise<AgentDesk> {
    const rules = { ...sampleDesk.policies, ...policies };
    const salon = await openSalon({ desk: { ...sampleDesk, policies: rules, agent: "deepgram" } });
    return await AgentDesk.#begin(new AgentDesk(salon, standIn, agentOf(untracked(salon.clock))));
  }

  /** Picks up the phone of a lobby, whose visitors are told this while they wait. */
  static async enter(
    standIn: AgentStandIn,
    agentOf: (clock: Clock) => VoiceAgent,
    visitNews: OpenVisitNews,
  ): Promise<AgentDesk> {
    const lobby = await openLobby({ desk: { ...sampleLobby, agent: "deepgram" } });
    const agent = agentOf(untracked(lobby.clock));
    return await AgentDesk.#begin(new AgentDesk(lobby, standIn, agent, visitNews));
  }

  static async #begin(desk: AgentDesk): Promise<AgentDesk> {
    void desk.#hold();
    await desk.pass(300);
    return desk;
  }

  /** Whether the call has ended. */
  get isOver(): boolean {
    return this.report !== undefined;
  }

  async #hold(): Promise<void> {
    this.report = await this.#reception.answer(this.line, "call_1");
  }

  /** Lets time pass, with everything that is on its way between the two ends of a socket arriving within a step. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += STEP_MS) {
      this.line.speak(new Uint8Array(160).fill(0xff));
      await this.salon.clock.advance(STEP_MS);
      for (let turn = 0; turn < TURNS; turn += 1)
        await new Promise<void>((resolve) => void setImmediate(resolve));
    }
  }

  /** Waits until nobody is speaking or thinking: for a second and a half nothing was played. */
  async quiet(): Promise<void> {
    let still = 0;
    for (let waited = 0; still < 1500 && waited < 60_000; waited += 100) {
      const before = this.line.heardBytes;
      await this.pass(100);
      still = this.line.heardBytes === before ? still + 100 : 0;
    }
  }

  /** The caller says this and hears the answer to its end; answers the words that reached their ear. */
  async ask(words: string): Promise<string> {
    this.line.forget();
    this.standIn.callerSays(words);
    return await this.heard();
  }

  /** The same through the ears behind the agent, once it has failed. */
  async tell(words: string): Promise<void> {
    this.ears.hear({ type: "turn-end", text: words, confidence: 0.9 });
    await this.quiet();
  }

  /** What reaches the caller's ear until nobody speaks any more. */
  async heard(): Promise<string> {
    await this.quiet();
    return this.line.heard().replaceAll(/(?<=[.!?])(?=[A-Z])/gu, " ");
  }

  /** Everything that the transcript of the call holds of the receptionist's words. */
  said(): readonly string[] {
    return this.events.flatMap((event) => (event.type === "receptionist-said" ? [event.text] : []));
  }

  async book(): Promise<readonly string[]> {
    const rows = await listAppointments(this.salon.owner);
    return rows.map(({ services, customer }) => `${services.join(", ")} for ${customer.name}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closing = this.#reception[Symbol.asyncDispose]();
    await this.pass(6000);
    await closing;
    await this.salon[Symbol.asyncDispose]();
    await this.standIn[Symbol.asyncDispose]();
  }
}

function untracked(clock: Clock): Clock {
  return {
    nowMs: () => clock.nowMs(),
    setTimer: (delayMs, run) => clock.setTimer(delayMs, run),
    track: (work) => work,
  };
}

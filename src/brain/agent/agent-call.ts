import type { AudioFormat } from "../../audio/format.ts";
import { flowState, type Flow } from "../../domain/dialogue/flow.ts";
import type { SpeechKind, ToolCall, TranscriptItem } from "../../domain/dialogue/transcript.ts";
import type { CallWitness } from "../../ports/call-witness.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { AgentOptions, AgentSession, VoiceAgent } from "../../ports/voice-agent.ts";
import { shownResult } from "../model/shown-result.ts";
import type { ReplySound, Stretch } from "./reply-sound.ts";
import { instructionOfNews, instructionOfState } from "./what-holds-now.ts";

interface Utterance {
  readonly id: string;
  readonly kind: SpeechKind;
}

/**
 * What the ears, the brain and the voice of one call share when one agent stands for all three. It keeps the agent in step with
 * the call: tools' results, news from outside and what may be done now go to it as the machine records them, and of its own words
 * it remembers what was heard.
 */
export class AgentCall implements CallWitness {
  readonly #agent: VoiceAgent;
  readonly #told: Pick<AgentOptions, "instructions" | "tools">;
  readonly #flow: Flow | undefined;
  /** What leads from state to state. */
  readonly #happened: TranscriptItem[] = [];
  #session: AgentSession | undefined;
  #error: ProviderError | undefined;
  /** Announced, in the order in which the voice is asked for them. */
  readonly #announced: Utterance[] = [];
  readonly #stretches = new Map<string, Omit<Stretch, "audio">>();
  /** Wishes for tools that the machine has not taken up yet, by the agent's ids. */
  #wishes: readonly ToolCall[] = [];
  /** The agent's id of each call that the machine has taken up. */
  readonly #ids = new Map<string, string>();
  sound: ReplySound | undefined;
  format: AudioFormat | undefined;

  constructor(
    agent: VoiceAgent,
    told: Pick<AgentOptions, "instructions" | "tools">,
    /** The desk's; without one it may always do everything. */
    flow?: Flow,
  ) {
    this.#agent = agent;
    this.#told = told;
    this.#flow = flow;
  }

  get name(): string {
    return this.#agent.name;
  }

  open(options: Omit<AgentOptions, "instructions" | "tools">): AgentSession {
    this.format = options.format;
    this.#session = this.#agent.open({ ...options, ...this.#told });
    return this.#session;
  }

  /** The conversation with the agent. Throws a `ProviderError` when there is none, or none any more. */
  get session(): AgentSession {
    if (this.#error) throw this.#error;
    if (!this.#session) throw new ProviderError(this.#agent.name, "connectivity", "not open");
    return this.#session;
  }

  /** The agent has failed for the rest of this call. */
  failed(error: unknown): void {
    this.#error ??=
      error instanceof ProviderError
        ? error
        : new ProviderError(this.#agent.name, "server", undefined, { cause: error });
  }

  /** The brain begins a new step. */
  stepBegins(): void {
    this.#wishes = [];
  }

  /** The agent wishes to use a tool; the machine decides. */
  wished(call: ToolCall): void {
    this.#wishes = [...this.#wishes, call];
  }

  /** Which utterance the voice is being asked for. */
  takeAnnounced(): Utterance | undefined {
    return this.#announced.shift();
  }

  /** This utterance is said with that sound of the agent's. */
  bind(utterance: string, { sound, startMs }: Stretch): void {
    this.#stretches.set(utterance, { sound, startMs });
  }

  speaking(id: string, kind: SpeechKind): void {
    this.#announced.push({ id, kind });
  }

  played(utterance: string, ms: number): void {
    const stretch = this.#stretches.get(utterance);
    if (stretch) stretch.sound.heardMs = Math.max(stretch.sound.heardMs, stretch.startMs + ms);
  }

  recorded(item: TranscriptItem): void {
    if (this.#error || !this.#session) return;
    if (item.role === "tool-call") this.#takenUp(item.call);
    if (item.role === "caller") this.#cutOff();
    if (item.role !== "tool-result" && item.role !== "news") return;
    const changed = this.#changedBy(item);
    if (changed !== "") this.#session.instruct(changed);
    if (item.role === "news") return;
    const id = this.#ids.get(item.callId);
    this.#ids.delete(item.callId);
    if (id !== undefined) this.#session.answer(id, shownResult(item.result));
  }

  /** What the agent has to know of this beyond a tool's result; empty when there is nothing. */
  #changedBy(item: TranscriptItem): string {
    const parts = item.role === "news" ? [instructionOfNews(item.news)] : [];
    if (this.#flow) {
      const before = flowState(this.#flow, this.#happened);
      this.#happened.push(item);
      const state = flowState(this.#flow, this.#happened);
      if (state !== before) parts.push(instructionOfState(this.#flow, state));
    }
    return parts.join("\n\n");
  }

  #takenUp(call: ToolCall): void {
    const wish = this.#wishes.find(({ name }) => name === call.name);
    if (!wish) return;
    this.#wishes = this.#wishes.filter((one) => one !== wish);
    this.#ids.set(call.id, wish.id);
  }

  /** The caller has taken a turn: what was not heard of the last reply was never said. */
  #cutOff(): void {
    const { sound } = this;
    if (sound && sound.heardMs < sound.lengthMs) this.#session?.cutOff(sound.heardMs);
    this.sound = undefined;
  }
}

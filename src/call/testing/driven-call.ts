import type { Json } from "../../base/json.ts";
import type { Expectation } from "../../domain/dialogue/expectation.ts";
import type { ToolResult, TranscriptItem } from "../../domain/dialogue/transcript.ts";
import type { CallEffect } from "../effects.ts";
import type { CallHappening } from "../events.ts";
import { initialCall, step } from "../machine.ts";
import type { CallState } from "../state.ts";
import { SIMULATED_SETTINGS } from "./simulated-settings.ts";

/** The machine with a test's hand on every event: nothing happens that the test does not say. */
export class DrivenCall {
  nowMs = 0;
  state: CallState = initialCall;
  /** The effects of the last event. */
  effects: readonly CallEffect[] = [];
  /** All effects so far. */
  readonly log: CallEffect[] = [];

  /** A call whose greeting has been heard. */
  static greeted(): DrivenCall {
    const call = new DrivenCall();
    call.send({ type: "line-open", settings: SIMULATED_SETTINGS });
    call.hearAll();
    return call;
  }

  send(happening: CallHappening): readonly CallEffect[] {
    const { state, effects } = step(this.state, { ...happening, atMs: this.nowMs });
    this.state = state;
    this.effects = effects;
    this.log.push(...effects);
    return effects;
  }

  /** The caller says this, and then is quiet for long enough. */
  says(text: string, confidence = 0.9): void {
    this.send({ type: "speech-start" });
    this.nowMs += 800;
    this.send({ type: "speech-end" });
    this.send({ type: "words-final", text, confidence });
    this.send({ type: "timer", timer: "endpoint" });
  }

  /** The brain's current step: says, asks and wants this, and is done. */
  brain(answer: {
    text?: string;
    asks?: Expectation;
    tools?: readonly { name: string; input?: Json }[];
    notUnderstood?: boolean;
  }): void {
    const reply = this.thinking();
    if (answer.text !== undefined) this.send({ type: "brain-text", reply, text: answer.text });
    if (answer.asks) this.send({ type: "brain-asks", reply, expectation: answer.asks });
    if (answer.notUnderstood) this.send({ type: "brain-not-understood", reply });
    for (const { name, input = {} } of answer.tools ?? []) {
      this.send({ type: "brain-tool", reply, call: { id: "", name, input } });
    }
    this.send({ type: "brain-done", reply });
  }

  /** The oldest tool that is at work answers. */
  tool(result: ToolResult): void {
    const [tool] = this.state.running;
    if (!tool) throw new Error("No tool is running");
    this.send({ type: "tool-done", callId: tool.call.id, result });
  }

  /** The next utterance is heard to its end. */
  hear(): void {
    const [current] = this.state.playout.queue;
    if (!current) throw new Error("Nothing is being said");
    const ms = current.text.length * 60;
    this.send({ type: "voice-chunk", utterance: current.id, ms });
    this.nowMs += ms;
    this.send({ type: "played", utterance: current.id, ms, whole: true });
  }

  hearAll(): void {
    while (this.state.playout.queue.length > 0) this.hear();
  }

  /** The first `part` (0 to 1) of the current utterance is heard. */
  hearPart(part: number): void {
    const [current] = this.state.playout.queue;
    if (!current) throw new Error("Nothing is being said");
    const ms = current.text.length * 60;
    this.send({ type: "voice-chunk", utterance: current.id, ms });
    this.nowMs += ms * part;
    this.send({ type: "played", utterance: current.id, ms: ms * part, whole: false });
  }

  /** The reply that is being thought about. */
  thinking(): string {
    const { reply } = this.state;
    if (reply.status !== "thinking") throw new Error(`The brain is ${reply.status}`);
    return reply.id;
  }

  /** What has been put into words since the call began. */
  spoken(): readonly string[] {
    return this.log.flatMap((effect) => (effect.type === "speak" ? [effect.text] : []));
  }

  last(): TranscriptItem | undefined {
    return this.state.transcript.at(-1);
  }
}

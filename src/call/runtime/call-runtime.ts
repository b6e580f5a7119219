import { unreachable } from "../../base/unreachable.ts";
import type { TranscriptItem } from "../../domain/dialogue/transcript.ts";
import type { CallFeedEvent } from "../../ports/call-feed.ts";
import type { LineEvent } from "../../ports/line.ts";
import { digestEffects } from "../digest.ts";
import type { CallEffect } from "../effects.ts";
import type { CallHappening } from "../events.ts";
import { initialCall, step } from "../machine.ts";
import type { CallState } from "../state.ts";
import type { CallParts } from "./call-parts.ts";
import { earlierEvents } from "./earlier-events.ts";
import { Listener } from "./listener.ts";
import { outcomeOf, turnsOf, writeOf, type CallReport, type EndedBy } from "./report.ts";
import { ResponseTimes } from "./response-times.ts";
import { Speaker } from "./speaker.ts";
import { Thinker } from "./thinker.ts";
import { Timers } from "./timers.ts";
import { ToolDesk } from "./tool-desk.ts";
import { TurnTraces } from "./turn-traces.ts";

// Ctrl-C ends the program in under 5 s: a sentence that takes longer than this is cut.
const SHUTDOWN_MS = 4000;
const CLOSING_WRITE_MS = 500;

// Whatever may cut the voice off; where playback stands is told before it.
const MAY_INTERRUPT: ReadonlySet<CallHappening["type"]> = new Set([
  "machine-answered",
  "speech-start",
  "turn-end",
  "key",
  "line-closed",
  "line-lost",
]);

type FeedHappening = CallFeedEvent extends infer Event
  ? Event extends CallFeedEvent
    ? Omit<Event, "callId" | "atMs">
    : never
  : never;

const ON: ReadonlySet<CallState["phase"]["status"]> = new Set([
  "live",
  "ending",
  "transferring",
  "lost",
]);

/** Holds the call from ring to goodbye. Resolves when it is over and everything of it is stored. */
export function runCall(parts: CallParts): Promise<CallReport> {
  return new CallRuntime(parts).run();
}

/** Feeds one call's machine: turns the world into events and effects into the world. It decides nothing. */
class CallRuntime {
  readonly #parts: CallParts;
  readonly #startedAtMs: number;
  readonly #call = new AbortController();
  readonly #over = Promise.withResolvers<void>();
  readonly #timers: Timers;
  readonly #thinker: Thinker;
  readonly #tools: ToolDesk;
  readonly #listener: Listener;
  readonly #speaker: Speaker | undefined;
  readonly #responses: ResponseTimes;
  readonly #traces: TurnTraces;
  readonly #waiting: CallHappening[] = [];
  #state: CallState;
  #sequence: number;
  #stepping = false;
  #endedBy: EndedBy = "desk";
  #cutOff: Disposable | undefined;

  constructor(parts: CallParts) {
    this.#parts = parts;
    const { state = initialCall, sequence = 0 } = parts.resumes ?? {};
    this.#state = state;
    this.#sequence = sequence;
    this.#startedAtMs = parts.resumes ? state.openedAtMs : parts.clock.nowMs();
    const turnsBefore = state.transcript.filter(({ role }) => role === "caller").length;
    this.#responses = new ResponseTimes(turnsBefore);
    this.#traces = new TurnTraces(turnsBefore);
    const { signal } = this.#call;
    const dispatch = (happening: CallHappening) => this.#dispatch(happening);
    const failed = (part: string) => (error: unknown) => this.#logFailure(part, error);
    this.#timers = new Timers(parts.clock, (timer) => dispatch({ type: "timer", timer }));
    this.#thinker = new Thinker({
      parts,
      signal,
      dispatch,
      onFailure: failed("brain"),
      onBegun: (reply) => this.#traces.begun(reply, parts.clock.nowMs()),
    });
    this.#tools = new ToolDesk({
      parts,
      signal,
      dispatch,
      onFailure: (part, error) => this.#logFailure(part, error),
    });
    this.#listener = new Listener({
      parts,
      signal,
      dispatch,
      onPartial: (text) => this.#publish({ type: "caller-speaking", text }),
      onFailure: failed("ears"),
    });
    const { audio } = parts.line;
    if (audio && parts.voice) {
      this.#speaker = new Speaker({
        audio,
        voice: parts.voice,
        voiceName: parts.desk.profile.voice,
        language: parts.desk.profile.languages[0] ?? "en",
        clock: parts.clock,
        signal,
        dispatch,
        onFailure: failed("voice"),
        onFirstSound: (utterance) => this.#firstSound(utterance),
      });
    }
  }

  async run(): Promise<CallReport> {
    const { callId, line, log, clock, signal, settings, resumes } = this.#parts;
    signal.addEventListener("abort", this.#shutdown, { once: true });
    this.#publish({ type: "call-started", channel: line.channel });
    if (!resumes) {
      this.#dispatch({ type: "line-open", settings });
    } else {
      const earlier = earlierEvents(callId, this.#state.transcript);
      for (const event of earlier) this.#parts.feed.publish(event);
      this.#dispatch({ type: "taken-over" });
      this.#dispatch({ type: "line-found" });
    }
    void this.#readLine();
    void this.#readNews();
    if (signal.aborted) this.#shutdown();
    await this.#over.promise.catch((error: unknown) => {
      this.#endedBy = "failure";
      this.#logFailure("machine", error);
    });
    signal.removeEventListener("abort", this.#shutdown);
    this.#cutOff?.[Symbol.dispose]();
    this.#call.abort(new Error("The call is over"));
    this.#listener.end();
    this.#timers.clearAll();
    await this.#writesSettled();
    const { transcript } = this.#state;
    const outcome = outcomeOf(transcript, this.#endedBy);
    // Before the line closes, so that a caller with a screen sees how the call ended.
    this.#publish({ type: "call-ended", outcome });
    await line.close();
    await log.flush().catch((error: unknown) => this.#logFailure("store", error));
    return {
      callId,
      outcome,
      startedAtMs: this.#startedAtMs,
      endedAtMs: clock.nowMs(),
      turns: turnsOf(transcript, this.#responses.byTurn),
      traces: this.#traces.all,
    };
  }

  /** Takes one event after the other, also when one follows from the effects of another. */
  #dispatch(happening: CallHappening): void {
    if (MAY_INTERRUPT.has(happening.type)) {
      const position = this.#speaker?.position();
      if (position) this.#waiting.push({ type: "played", ...position, whole: false });
    }
    this.#waiting.push(happening);
    if (this.#stepping) return;
    this.#stepping = true;
    try {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) this.#step(next);
    } catch (error) {
      // A fault of ours ends this call and no other.
      this.#over.reject(error);
    }
    this.#stepping = false;
    if (this.#state.phase.status === "over") this.#over.resolve();
  }

  #step(happening: CallHappening): void {
    const event = { ...happening, atMs: this.#parts.clock.nowMs() };
    this.#responses.happened(event.type, event.atMs);
    this.#traces.happened(event);
    const before = this.#state;
    const { state, effects } = step(before, event);
    this.#parts.log.append({
      sequence: this.#sequence,
      atMs: event.atMs,
      event: JSON.stringify(event),
      effectsDigest: digestEffects(effects),
    });
    this.#sequence += 1;
    this.#state = state;
    if (event.type === "played") this.#parts.witness?.played(event.utterance, event.ms);
    for (const item of state.transcript.slice(before.transcript.length)) this.#tell(item);
    this.#tellUnheard(before, state);
    if (state.question !== before.question)
      this.#publish({ type: "asks", expects: state.question.expects });
    for (const effect of effects) {
      this.#traces.follows(effect, event.atMs);
      this.#perform(effect);
    }
  }

  #perform(effect: CallEffect): void {
    switch (effect.type) {
      case "listen":
        return this.#listener.expect(effect.expects);
      case "think":
        return this.#thinker.think(effect.reply, effect.transcript);
      case "stop-thinking":
        return this.#thinker.stop(effect.reply);
      case "speak":
        return this.#speak(effect);
      case "stop-speaking":
        return this.#speaker?.stop();
      case "skip-speaking":
        return this.#speaker?.leaveOut(effect.utterance);
      case "pause-speaking":
        return this.#speaker?.pause();
      case "resume-speaking":
        return this.#speaker?.resume();
      case "run-tool":
        return this.#tools.run(effect.call, effect.idempotencyKey);
      case "drop-tool":
        return this.#tools.drop(effect.callId);
      case "set-timer":
        return this.#timers.set(effect.timer, effect.afterMs);
      case "clear-timer":
        return this.#timers.clear(effect.timer);
      case "transfer":
        return void this.#transfer(effect.to, effect.whisper);
      case "hang-up":
        return; // the line is closed once the step is over
      default:
        return unreachable(effect);
    }
  }

  #speak(effect: Extract<CallEffect, { type: "speak" }>): void {
    const { utterance, text, kind } = effect;
    this.#parts.line.say?.(text);
    this.#publish({ type: "receptionist-says", utterance, text, kind });
    if (this.#speaker) {
      this.#parts.witness?.speaking(utterance, kind);
      this.#speaker.speak(utterance, text);
    } else {
      this.#firstSound(utterance);
      this.#dispatch({ type: "played", utterance, ms: 0, whole: true });
    }
  }

  #firstSound(utterance: string): void {
    const nowMs = this.#parts.clock.nowMs();
    this.#responses.firstSound(nowMs);
    this.#traces.firstSound(utterance, nowMs);
  }

  async #transfer(to: string, whisper: string): Promise<void> {
    const { line } = this.#parts;
    try {
      const outcome = (await line.transfer?.(to, whisper)) ?? "failed";
      if (outcome === "connected") this.#endedBy = "transfer";
      this.#dispatch({ type: "transfer-done", outcome });
    } catch (error) {
      this.#logFailure("transfer", error);
      this.#dispatch({ type: "transfer-done", outcome: "failed" });
    }
  }

  async #readLine(): Promise<void> {
    try {
      for await (const event of this.#parts.line.events) this.#lineEvent(event);
      this.#dispatch({ type: "line-closed" });
    } catch (error) {
      this.#logFailure("line", error);
      this.#endedBy = "failure";
      this.#dispatch({ type: "line-closed" });
    }
  }

  async #readNews(): Promise<void> {
    try {
      for await (const news of this.#parts.news ?? []) this.#dispatch({ type: "news", news });
    } catch (error) {
      this.#logFailure("news", error);
    }
  }

  #lineEvent(event: LineEvent): void {
    switch (event.type) {
      case "mark":
        if (!event.cleared) this.#speaker?.marked(event.name);
        return;
      case "key":
        return this.#dispatch({ type: "key", digit: event.digit });
      case "text":
        return this.#dispatch({ type: "turn-end", text: event.text, confidence: 1, via: "text" });
      case "machine-answered": {
        const { takesMessage } = event;
        return this.#dispatch({ type: "machine-answered", takesMessage });
      }
      case "lost":
        if (this.#isOn()) this.#endedBy = "failure";
        return this.#dispatch({ type: "line-lost" });
      case "found":
        if (this.#isOn()) this.#endedBy = "desk";
        return this.#dispatch({ type: "line-found" });
      case "closed":
        if (this.#isOn()) this.#endedBy = event.by;
        return this.#dispatch({ type: "line-closed" });
      default:
        return unreachable(event);
    }
  }

  #isOn(): boolean {
    return ON.has(this.#state.phase.status);
  }

  #tell(item: TranscriptItem): void {
    this.#parts.witness?.recorded(item);
    switch (item.role) {
      case "caller":
        this.#responses.turnTaken(item.atMs);
        this.#traces.turnTaken(item.atMs);
        return this.#publish({ type: "caller-said", text: item.text, confidence: item.confidence });
      case "receptionist": {
        const { utterance = "", text, interrupted } = item;
        return this.#publish({ type: "receptionist-said", utterance, text, interrupted });
      }
      case "tool-call":
        return;
      case "news":
        return this.#publish({ type: "noted", item });
      case "tool-result": {
        this.#publish({ type: "tool-used", name: item.name, status: item.result.status });
        this.#publish({ type: "noted", item });
        const what = writeOf(item);
        if (what) this.#publish({ type: "book-changed", what });
        return;
      }
      default:
        return unreachable(item);
    }
  }

  /** Utterances that were dropped before a word of them was heard. */
  #tellUnheard(before: CallState, after: CallState): void {
    const { queue } = after.playout;
    const told = after.transcript.slice(before.transcript.length);
    for (const { id: utterance } of before.playout.queue) {
      const isKnown =
        queue.some(({ id }) => id === utterance) ||
        told.some((item) => item.role === "receptionist" && item.utterance === utterance);
      if (isKnown) continue;
      this.#publish({ type: "receptionist-said", utterance, text: "", interrupted: true });
    }
  }

  /** A write is waited for; by a closing program only for a moment, since it commits or not without us. */
  async #writesSettled(): Promise<void> {
    const { signal, clock } = this.#parts;
    if (!signal.aborted) return await this.#tools.settled();
    const { promise: patience, resolve } = Promise.withResolvers<void>();
    const timer = clock.setTimer(CLOSING_WRITE_MS, resolve);
    await Promise.race([this.#tools.settled(), patience]);
    timer[Symbol.dispose]();
  }

  readonly #shutdown = (): void => {
    this.#dispatch({ type: "shutdown" });
    this.#cutOff = this.#parts.clock.setTimer(SHUTDOWN_MS, () =>
      this.#dispatch({ type: "line-closed" }),
    );
  };

  #publish(event: FeedHappening): void {
    const { feed, callId, clock } = this.#parts;
    feed.publish({ ...event, callId, atMs: clock.nowMs() });
  }

  #logFailure(part: string, error: unknown): void {
    const { logger, callId } = this.#parts;
    logger.error({ callId, part, err: error }, "part of a call failed");
  }
}

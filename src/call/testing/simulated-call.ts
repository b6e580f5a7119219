import type { CallEffect, TimerId } from "../effects.ts";
import type { CallHappening } from "../events.ts";
import { initialCall, step } from "../machine.ts";
import { DEFAULT_LIMITS } from "../settings.ts";
import type { CallState } from "../state.ts";
import { consentFault } from "./consent-fault.ts";
import { Random } from "./random.ts";
import { Schedule, type Planned } from "./schedule.ts";
import { SIMULATED_SETTINGS } from "./simulated-settings.ts";
import { SimulatedTools } from "./simulated-tools.ts";

interface Spoken {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  totalMs: number;
  playedMs: number;
  voiced: boolean;
}

const CALLER_WORDS = [
  "yes",
  "no",
  "mm-hm",
  "yes please",
  "no, four o'clock",
  "a haircut tomorrow",
  "wait",
  "i have chest pain",
  "",
] as const;
const GIVE_UP_AFTER_STEPS = 3000;
const PROVES_PERSON: ReadonlySet<string> = new Set(["ok", "proposed"]);

/**
 * A world for one call of the machine, all of it random but for the seed: a caller who talks, keys and falls silent when
 * they please, a brain that says, wants and breaks anything, tools and a voice that are slow, late or fail. It throws as
 * soon as a promise of the machine is broken.
 */
export class SimulatedCall {
  readonly #random: Random;
  readonly #schedule = new Schedule();
  readonly #timers = new Map<TimerId, Planned>();
  readonly #tools: SimulatedTools;
  readonly #heardWhole = new Set<string>();
  readonly #texts = new Map<string, Spoken>();
  readonly #deadReplies = new Set<string>();
  #queue: Spoken[] = [];
  #paused = false;
  #playing: { planned: Planned; sinceMs: number } | undefined;
  #state: CallState = initialCall;
  #steps = 0;
  /** The states that a process which dies now may be found in: the last of its log are lost with it. */
  #logged: CallState[] = [];
  #isDown = false;
  #crashes = 0;
  #lastSoundMs = 0;
  #hungUp = false;
  #callerUntilMs: number;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#tools = new SimulatedTools(this.#random);
    this.#callerUntilMs = this.#random.between(0, 60_000);
  }

  /** Runs the call to its end; answers how many steps it took. */
  run(): number {
    this.#dispatch({ type: "line-open", settings: SIMULATED_SETTINGS });
    this.#planCaller();
    while (this.#state.phase.status !== "over") {
      const next = this.#schedule.takeNext();
      this.#must(next !== undefined, "a call that is not over has something to wait for");
      next.act();
      this.#must(this.#steps < GIVE_UP_AFTER_STEPS, "every call ends");
    }
    return this.#steps;
  }

  #dispatch(happening: CallHappening): void {
    if (this.#isDown) return;
    this.#steps += 1;
    const before = this.#state;
    this.#checkSilence(happening);
    const { state, effects } = step(before, { ...happening, atMs: this.#schedule.nowMs });
    this.#state = state;
    this.#logged.push(state);
    for (const effect of effects) this.#perform(effect);
    this.#checkState();
  }

  #perform(effect: CallEffect): void {
    this.#must(!this.#hungUp, "nothing happens after the call was hung up");
    switch (effect.type) {
      case "set-timer": {
        this.#schedule.cancel(this.#timers.get(effect.timer));
        const { timer } = effect;
        this.#timers.set(
          timer,
          this.#later(effect.afterMs, () => {
            this.#timers.delete(timer);
            this.#dispatch({ type: "timer", timer });
          }),
        );
        return;
      }
      case "clear-timer":
        this.#schedule.cancel(this.#timers.get(effect.timer));
        this.#timers.delete(effect.timer);
        return;
      case "speak":
        return this.#voice(effect);
      case "stop-speaking":
        this.#stopPlaying();
        this.#queue = [];
        this.#paused = false;
        return;
      case "pause-speaking":
        this.#must(!this.#paused, "the voice is paused once");
        this.#stopPlaying();
        this.#paused = true;
        return;
      case "resume-speaking":
        this.#must(this.#paused, "only a paused voice goes on");
        this.#paused = false;
        return this.#play();
      case "think":
        return this.#think(effect.reply);
      case "stop-thinking":
        // Tools of a step that a broken line cut short are still wanted.
        if (this.#state.phase.status !== "lost") this.#deadReplies.add(effect.reply);
        return;
      case "run-tool":
        return this.#runTool(effect);
      case "skip-speaking":
        this.#stopPlaying();
        this.#queue = this.#queue.filter((spoken) => spoken.id !== effect.utterance);
        return this.#play();
      case "drop-tool":
      case "listen":
        return;
      case "transfer": {
        const outcome = this.#random.pick(["connected", "busy", "no-answer", "failed"]);
        this.#later(this.#random.between(10, 5000), () =>
          this.#dispatch({ type: "transfer-done", outcome }),
        );
        return;
      }
      case "hang-up":
        this.#must(this.#state.phase.status === "over", "hanging up ends the call");
        this.#hungUp = true;
    }
  }

  #voice(effect: { utterance: string; text: string; kind: string }): void {
    this.#must(this.#state.phase.status !== "lost", "nothing is said to a caller who isn't there");
    const spoken: Spoken = {
      id: effect.utterance,
      text: effect.text,
      kind: effect.kind,
      totalMs: effect.text.length * 60,
      playedMs: 0,
      voiced: false,
    };
    this.#texts.set(spoken.id, spoken);
    this.#queue.push(spoken);
    const fate = this.#random.next();
    if (fate < 0.005) return; // a voice that never answers
    this.#later(this.#random.between(0, fate > 0.95 ? 3000 : 200), () => {
      if (fate < 0.02) {
        this.#dispatch({ type: "fault", part: "voice", utterance: spoken.id });
        return;
      }
      spoken.voiced = true;
      this.#dispatch({ type: "voice-chunk", utterance: spoken.id, ms: spoken.totalMs });
      this.#play();
    });
  }

  #play(): void {
    const current = this.#queue[0];
    if (this.#paused || this.#playing || !current?.voiced) return;
    const planned = this.#later(current.totalMs - current.playedMs, () => {
      this.#playing = undefined;
      current.playedMs = current.totalMs;
      this.#queue.shift();
      this.#heardWhole.add(current.id);
      this.#dispatch({ type: "played", utterance: current.id, ms: current.totalMs, whole: true });
      this.#play();
    });
    this.#playing = { planned, sinceMs: this.#schedule.nowMs };
  }

  #stopPlaying(): void {
    const playing = this.#playing;
    if (!playing) return;
    this.#schedule.cancel(playing.planned);
    this.#playing = undefined;
    const current = this.#queue[0];
    if (current) current.playedMs += this.#schedule.nowMs - playing.sinceMs;
  }

  /** As the runtime does: where playback stands is told before anything that may interrupt it. */
  #interrupt(happening: CallHappening): void {
    const current = this.#queue[0];
    if (current && this.#playing) {
      const ms = current.playedMs + this.#schedule.nowMs - this.#playing.sinceMs;
      this.#dispatch({ type: "played", utterance: current.id, ms, whole: false });
    }
    this.#dispatch(happening);
  }

  #think(reply: string): void {
    const fate = this.#random.next();
    let delayMs = this.#random.between(0, fate > 0.9 ? 4000 : 300);
    const later = (act: () => void) => {
      this.#later(delayMs, act);
      delayMs += this.#random.between(0, 100);
    };
    if (fate < 0.01) return; // a brain that never answers
    if (fate < 0.04) {
      later(() => this.#dispatch({ type: "fault", part: "brain", reply }));
      return;
    }
    if (fate < 0.08) later(() => this.#dispatch({ type: "brain-not-understood", reply }));
    if (this.#random.chance(0.6)) {
      later(() => this.#dispatch({ type: "brain-text", reply, text: "We have a place. Does " }));
      later(() => this.#dispatch({ type: "brain-text", reply, text: "that suit you?" }));
      if (this.#random.chance(0.7)) {
        later(() => this.#dispatch({ type: "brain-asks", reply, expectation: { kind: "yes-no" } }));
      }
    }
    while (this.#random.chance(0.4)) later(() => this.#wantTool(reply));
    later(() => this.#dispatch({ type: "brain-done", reply }));
  }

  #wantTool(reply: string): void {
    const { name, input } = this.#tools.wish();
    this.#dispatch({ type: "brain-tool", reply, call: { id: "t", name, input } });
  }

  #runTool(effect: Extract<CallEffect, { type: "run-tool" }>): void {
    const { call, idempotencyKey } = effect;
    const tool = this.#state.running.find((running) => running.call.id === call.id);
    const dead = tool?.reply !== undefined && this.#deadReplies.has(tool.reply);
    this.#must(!dead, `no tool of a discarded reply runs (${call.name})`);
    if (call.name === "confirm_proposal") {
      const fault = consentFault(this.#state.transcript, idempotencyKey.replace("proposal:", ""));
      this.#must(fault === undefined, fault ?? "");
      const again = this.#tools.hasCommitted(idempotencyKey);
      this.#must(!again || this.#crashes > 0, "a write runs again only in another process");
      // Before a commit begins, all that it follows from is on disk.
      this.#logged = [this.#state];
    }
    const result = this.#tools.run(call.name, idempotencyKey);
    const delayMs = this.#random.between(1, this.#random.chance(0.1) ? 9000 : 400);
    this.#later(delayMs, () => this.#dispatch({ type: "tool-done", callId: call.id, result }));
  }

  #planCaller(): void {
    const startMs = this.#random.between(0, 6000);
    if (this.#schedule.nowMs + startMs > this.#callerUntilMs) {
      if (this.#random.chance(0.1)) {
        const gone = this.#random.pick(["line-lost", "line-closed", "shutdown"]);
        this.#schedule.plan(startMs, () => this.#dispatch({ type: gone }));
      }
      return;
    }
    if (this.#random.chance(0.03)) this.#planVerdict();
    if (this.#random.chance(0.05)) this.#planBreak(startMs);
    const text = this.#random.pick(CALLER_WORDS);
    const confidence = this.#random.chance(0.85) ? 0.9 : 0.4;
    const lengthMs = this.#random.between(50, 2500);
    const fate = this.#random.next();
    this.#schedule.plan(startMs, () => {
      if (fate < 0.1) {
        this.#interrupt({ type: "key", digit: this.#random.pick(["0", "4", "7", "#", "*"]) });
      } else if (fate < 0.2) {
        this.#schedule.plan(0, () => this.#dispatch({ type: "turn-eager", text }));
        if (fate < 0.13) this.#schedule.plan(200, () => this.#dispatch({ type: "turn-resumed" }));
        else {
          this.#schedule.plan(200, () =>
            this.#interrupt({ type: "turn-end", text, confidence, via: "voice" }),
          );
        }
      } else {
        this.#interrupt({ type: "speech-start" });
        const stuck = fate < 0.22;
        if (!stuck) this.#schedule.plan(lengthMs, () => this.#dispatch({ type: "speech-end" }));
        if (fate > 0.25) {
          const wordsMs = lengthMs + this.#random.between(-300, 600);
          this.#schedule.plan(Math.max(1, wordsMs), () =>
            this.#dispatch({ type: "words-final", text, confidence }),
          );
        }
      }
      this.#planCaller();
    });
  }

  /** The line breaks, or the process dies; most callers come back, some several times. */
  #planBreak(afterMs: number): void {
    this.#schedule.plan(afterMs, () => {
      if (this.#isDown || this.#state.phase.status === "over") return;
      const awayMs = this.#random.between(50, 40_000);
      if (this.#random.chance(0.5)) {
        this.#interrupt({ type: "line-lost" });
        if (this.#random.chance(0.3)) this.#crash(awayMs);
        else this.#schedule.plan(awayMs, () => this.#dispatch({ type: "line-found" }));
      } else {
        this.#crash(awayMs);
      }
    });
  }

  /** Nothing of the process is left but its log, without the last of it; after this time another one goes on. */
  #crash(awayMs: number): void {
    this.#crashes += 1;
    const lost = this.#random.between(0, 3);
    const state = this.#logged.at(-1 - Math.min(lost, this.#logged.length - 1));
    if (!state || state.phase.status === "over") return;
    this.#state = state;
    this.#logged = [state];
    this.#timers.clear();
    this.#deadReplies.clear();
    this.#queue = [];
    this.#playing = undefined;
    this.#paused = false;
    this.#isDown = true;
    this.#schedule.plan(awayMs, () => {
      this.#isDown = false;
      this.#lastSoundMs = this.#schedule.nowMs;
      this.#dispatch({ type: "taken-over" });
      this.#dispatch({ type: "line-found" });
    });
  }

  /** Plans what the process does itself: it does not if it dies before. */
  #later(afterMs: number, act: () => void): Planned {
    const crashes = this.#crashes;
    return this.#schedule.plan(afterMs, () => {
      if (crashes === this.#crashes) act();
    });
  }

  /** The carrier says, right or wrong and as late as it likes, that a machine has answered. */
  #planVerdict(): void {
    const takesMessage = this.#random.chance(0.8);
    this.#schedule.plan(this.#random.between(0, 8000), () => {
      if (this.#isDown) return;
      const { transcript, phase } = this.#state;
      const isPerson = transcript.some(
        (item) => item.role === "tool-result" && PROVES_PERSON.has(item.result.status),
      );
      const wasLive = phase.status === "live";
      this.#interrupt({ type: "machine-answered", takesMessage });
      const ends = this.#state.phase.status !== "live";
      this.#must(!wasLive || ends !== isPerson, "only whoever did nothing is taken for a machine");
    });
  }

  #checkSilence(happening: CallHappening): void {
    const { phase, playout, ear, keypad } = this.#state;
    const judged = happening.type.startsWith("turn-");
    const sound = judged || playout.queue.length > 0 || ear.status !== "quiet" || keypad !== "";
    if (sound || phase.status !== "live") this.#lastSoundMs = this.#schedule.nowMs;
    const quietMs = this.#schedule.nowMs - this.#lastSoundMs;
    this.#must(quietMs <= DEFAULT_LIMITS.silenceMs, `silence has an owner (${quietMs} ms)`);
  }

  #checkState(): void {
    const { playout, ear, transcript } = this.#state;
    const floor = ear.status === "speaking" && playout.queue.length > 0 && !playout.paused;
    this.#must(!floor, "never two voices at once");
    const last = transcript.at(-1);
    if (last?.role !== "receptionist") return;
    const spoken = [...this.#texts.values()].findLast((one) => one.text.startsWith(last.text));
    this.#must(spoken !== undefined, "the history holds only what was said");
    if (!last.interrupted) {
      const whole = [...this.#heardWhole].some((id) => this.#texts.get(id)?.text === last.text);
      this.#must(whole, "what the history holds whole was heard whole");
    }
  }

  #must(condition: boolean, promise: string): asserts condition {
    if (!condition) throw new Error(`Broken promise: ${promise}`);
  }
}

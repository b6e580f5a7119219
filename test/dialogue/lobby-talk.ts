import { sql } from "kysely";
import { openDesk } from "../../src/app/open-desk.ts";
import { callSettings } from "../../src/app/call-settings.ts";
import { openLobby, type Lobby } from "../../src/actions/testing/open-lobby.ts";
import { loadDesk } from "../../src/actions/load-desk.ts";
import { scriptedBrain } from "../../src/brain/scripted/scripted-brain.ts";
import { truthGate } from "../../src/brain/truth-gate/truth-gate.ts";
import type { CallEffect } from "../../src/call/effects.ts";
import type { CallHappening } from "../../src/call/events.ts";
import { initialCall, step } from "../../src/call/machine.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import { flowState } from "../../src/domain/dialogue/flow.ts";
import type { News } from "../../src/domain/dialogue/news.ts";
import type { ToolCall } from "../../src/domain/dialogue/transcript.ts";
import { toLocal } from "../../src/domain/scheduling/local-time.ts";
import { LOBBY_FLOW } from "../../src/domain/visits/lobby-flow.ts";
import type { Brain } from "../../src/ports/brain.ts";
import type { Desk } from "../../src/ports/desk.ts";

/** More than this in one turn and something goes round in circles. */
const MOST_EFFECTS = 400;

/**
 * A visitor's conversation in text with the real machine and a real database, on Monday 23 November 2026 at 9:00 in New York: each turn
 * is thought about, its tools run and all that is said is heard to its end before the next.
 */
export class LobbyTalk implements AsyncDisposable {
  /** What was said and done, a line each: `visitor: ...`, `desk: ...`, `tool: name outcome`. */
  readonly lines: string[] = [];
  readonly lobby: Lobby;
  readonly #desk: Desk;
  readonly #brain: Brain;
  readonly #channel: "phone" | "browser";
  readonly #ahead: CallEffect[] = [];
  #state = initialCall;

  private constructor(lobby: Lobby, desk: Desk, brain: Brain, channel: "phone" | "browser") {
    this.lobby = lobby;
    this.#desk = desk;
    this.#brain = truthGate(brain);
    this.#channel = channel;
  }

  /** Begins one in the lobby of `desks/lobby.yaml`, or in the small one of tests. */
  static async begin(
    options: {
      readonly brain?: Brain;
      readonly channel?: "phone" | "browser";
      readonly small?: boolean;
      readonly printsBadges?: boolean;
      readonly before?: (lobby: Lobby) => Promise<unknown>;
    } = {},
  ): Promise<LobbyTalk> {
    const { brain = scriptedBrain, channel = "browser", small = false } = options;
    const lobby = await openLobby(small ? {} : { desk: await readDeskFile("desks/lobby.yaml") });
    await options.before?.(lobby);
    const { database, clock, deskId } = lobby;
    const { printsBadges = true } = options;
    const desk = await openDesk({ database, clock, deskId, printsBadges });
    const talk = new LobbyTalk(lobby, desk, brain, channel);
    const { policies } = await loadDesk(lobby.owner);
    const transfers = channel === "phone";
    const settings = callSettings(desk, policies, { channel, wordsAreKept: false, transfers });
    await talk.#send({ type: "line-open", settings });
    return talk;
  }

  /** The visitor says this; `~` before it means that it was heard with doubt. Answers what the desk said to it. */
  async say(text: string): Promise<string> {
    const doubtful = text.startsWith("~");
    const words = doubtful ? text.slice(1) : text;
    this.lines.push(`visitor: ${text}`);
    const from = this.lines.length;
    const confidence = doubtful ? 0.5 : 1;
    await this.#send({ type: "turn-end", text: words, confidence, via: "voice" });
    return this.#since(from);
  }

  /** Something happens outside. Answers what the desk says to it. */
  async hear(news: News): Promise<string> {
    const from = this.lines.length;
    await this.#send({ type: "news", news });
    return this.#since(from);
  }

  /** Nobody says anything for as long as the machine waits. */
  async silence(): Promise<string> {
    const from = this.lines.length;
    await this.#send({ type: "timer", timer: "quiet" });
    return this.#since(from);
  }

  /** Where the visitor is on their way. */
  get state(): string {
    return flowState(LOBBY_FLOW, this.#state.transcript);
  }

  get isOver(): boolean {
    return this.#state.phase.status === "over";
  }

  get expects(): string {
    return this.#state.question.expects.kind;
  }

  /** The last thing that was read back, as far as it was heard. */
  get readBack(): string {
    const items = this.#state.transcript;
    const last = items.findLast(
      (item) => item.role === "receptionist" && item.kind === "read-back",
    );
    if (last?.role !== "receptionist") return "";
    const whole = items.filter(
      (item) =>
        item.role === "receptionist" &&
        item.kind === "read-back" &&
        item.proposal === last.proposal,
    );
    return whole.map((item) => (item.role === "receptionist" ? item.text : "")).join(" ");
  }

  /** Everybody who was announced or left a message, the first to come first. */
  async told(): Promise<
    readonly {
      readonly host: string | null;
      readonly visitor: string | null;
      readonly purpose: string;
    }[]
  > {
    return await this.lobby.database.read
      .selectFrom("lobby_visits")
      .leftJoin("employees", "employees.id", "lobby_visits.host_id")
      .select([
        "employees.name as host",
        "lobby_visits.visitor_name as visitor",
        "lobby_visits.purpose",
      ])
      .orderBy("lobby_visits.arrived_at_ms")
      .orderBy(sql`lobby_visits.rowid`)
      .execute();
  }

  /** What was announced, a line each: `Tom Baker from Initech for Priya Raman: meeting, arrived`. */
  async visits(): Promise<readonly string[]> {
    const rows = await this.lobby.database.read
      .selectFrom("lobby_visits")
      .leftJoin("employees", "employees.id", "lobby_visits.host_id")
      .selectAll("lobby_visits")
      .select("employees.name as host")
      .orderBy("arrived_at_ms")
      .execute();
    return rows.map((row) => {
      const from = row.company === null ? "" : ` from ${row.company}`;
      const party = row.party_size === 1 ? "" : ` with ${row.party_size - 1}`;
      return `${row.visitor_name ?? "somebody"}${from}${party} for ${row.host ?? "the front desk"}: ${row.purpose}, ${row.status}`;
    });
  }

  /** Who is told and when, a line each: `Priya Raman by slack at 0 s`. */
  async ladder(): Promise<readonly string[]> {
    const rows = await this.lobby.database.read
      .selectFrom("host_steps")
      .leftJoin("employees", "employees.id", "host_steps.employee_id")
      .selectAll("host_steps")
      .select("employees.name as who")
      .orderBy("due_at_ms")
      .orderBy("step")
      .execute();
    return rows.map(
      ({ who, step: rung, due_at_ms: due, created_at_ms: created }) =>
        `${who ?? "the front desk"} by ${rung} at ${(due - created) / 1000} s`,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.lobby[Symbol.asyncDispose]();
  }

  #since(from: number): string {
    return this.lines
      .slice(from)
      .filter((line) => line.startsWith("desk: "))
      .map((line) => line.slice(6))
      .join(" ");
  }

  /** Takes one event, and everything that follows from it until nothing is left to be done or said. */
  async #send(happening: CallHappening): Promise<void> {
    this.#dispatch(happening);
    for (let count = 0; ; count += 1) {
      if (count > MOST_EFFECTS) throw new Error(`It never ends:\n${this.lines.join("\n")}`);
      const effect = this.#ahead.shift();
      if (effect) await this.#carryOut(effect);
      else if (!this.#hearNext()) return;
    }
  }

  #dispatch(happening: CallHappening): void {
    const { state, effects } = step(this.#state, {
      ...happening,
      atMs: this.lobby.clock.nowMs(),
    });
    this.#state = state;
    this.#ahead.push(...effects);
  }

  #hearNext(): boolean {
    const [current] = this.#state.playout.queue;
    if (!current || this.isOver) return false;
    this.lines.push(`desk: ${current.text}`);
    const ms = current.text.length * 60;
    this.#dispatch({ type: "voice-chunk", utterance: current.id, ms });
    this.#dispatch({ type: "played", utterance: current.id, ms, whole: true });
    return true;
  }

  async #carryOut(effect: CallEffect): Promise<void> {
    if (effect.type === "think") await this.#think(effect.reply, effect.transcript);
    if (effect.type === "run-tool") await this.#run(effect.call, effect.idempotencyKey);
    if (effect.type === "transfer") this.lines.push(`transfer: ${effect.to}, ${effect.whisper}`);
  }

  async #think(reply: string, transcript: Parameters<typeof flowState>[1]): Promise<void> {
    const nowLocal = toLocal(this.lobby.clock.nowMs(), this.#desk.profile.zone);
    const context = { desk: this.#desk, transcript, caller: {}, nowLocal };
    const { signal } = new AbortController();
    for await (const event of this.#brain.respond(context, { signal })) {
      if (event.type === "text") this.#dispatch({ type: "brain-text", reply, text: event.text });
      if (event.type === "tool") this.#dispatch({ type: "brain-tool", reply, call: event.call });
      if (event.type === "asks")
        this.#dispatch({ type: "brain-asks", reply, expectation: event.expectation });
      if (event.type === "not-understood") this.#dispatch({ type: "brain-not-understood", reply });
    }
    this.#dispatch({ type: "brain-done", reply });
  }

  async #run(call: ToolCall, idempotencyKey: string): Promise<void> {
    const tool = this.#desk.tools.find(({ name }) => name === call.name);
    if (!tool) throw new Error(`There is no tool ${call.name}`);
    const result = await tool.run(tool.input.parse(call.input), {
      callId: "call_1",
      channel: this.#channel,
      idempotencyKey,
      signal: new AbortController().signal,
    });
    this.lines.push(`tool: ${call.name} ${outcomeOf(result)}`);
    this.#dispatch({ type: "tool-done", callId: call.id, result });
  }
}

function outcomeOf(result: Awaited<ReturnType<Desk["tools"][number]["run"]>>): string {
  if (result.status === "refused") return result.reason;
  if (result.status !== "ok") return result.status;
  const { data } = result;
  const outcome =
    typeof data === "object" && data !== null && "outcome" in data ? data["outcome"] : null;
  return typeof outcome === "string" ? outcome : "ok";
}

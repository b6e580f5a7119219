import type { ToolCall } from "../../domain/dialogue/transcript.ts";
import type { CallHappening } from "../events.ts";
import type { CallParts } from "./call-parts.ts";
import { refusal, runTool } from "./tool-runner.ts";

export interface ToolDeskOptions {
  readonly parts: CallParts;
  /** Aborts when the call is over. */
  readonly signal: AbortSignal;
  readonly dispatch: (happening: CallHappening) => void;
  readonly onFailure: (part: string, error: unknown) => void;
}

/** Runs the tools of one call. A commit that has begun is finished, whatever becomes of the call. */
export class ToolDesk {
  readonly #options: ToolDeskOptions;
  readonly #running = new Map<string, AbortController>();
  readonly #commits = new Set<Promise<void>>();

  constructor(options: ToolDeskOptions) {
    this.#options = options;
  }

  run(call: ToolCall, idempotencyKey: string): void {
    const { parts, onFailure } = this.#options;
    const commits = parts.settings.tools[call.name]?.effect === "commit";
    const running = parts.clock
      .track(this.#work(call, idempotencyKey, commits))
      .catch((error: unknown) => onFailure(call.name, error))
      .finally(() => this.#commits.delete(running));
    if (commits) this.#commits.add(running);
  }

  drop(callId: string): void {
    this.#running.get(callId)?.abort(new Error("The reply was discarded"));
  }

  /** Resolves when no commit is at work any more. */
  async settled(): Promise<void> {
    await Promise.all(this.#commits);
  }

  async #work(call: ToolCall, idempotencyKey: string, commits: boolean): Promise<void> {
    const { parts, signal, dispatch, onFailure } = this.#options;
    const { callId, line, clock, desk } = parts;
    const abort = new AbortController();
    this.#running.set(call.id, abort);
    // What a write follows from is on disk before the write is.
    if (commits && !(await this.#isOnRecord(call))) {
      this.#running.delete(call.id);
      dispatch({ type: "tool-done", callId: call.id, result: refusal("failed") });
      return;
    }
    const result = await runTool({
      tools: desk.tools,
      call,
      context: {
        callId,
        channel: line.channel,
        ...(line.callerNumber !== undefined && { callerNumber: line.callerNumber }),
        idempotencyKey: `${callId}:${idempotencyKey}`,
        signal: commits ? NEVER : AbortSignal.any([signal, abort.signal]),
      },
      clock,
      onFailure: (error) => onFailure(call.name, error),
    });
    this.#running.delete(call.id);
    dispatch({ type: "tool-done", callId: call.id, result });
  }

  async #isOnRecord(call: ToolCall): Promise<boolean> {
    const { parts, onFailure } = this.#options;
    try {
      await parts.log.flush();
      return true;
    } catch (error) {
      onFailure(call.name, error);
      return false;
    }
  }
}

const NEVER = new AbortController().signal;

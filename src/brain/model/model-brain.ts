import type { Expectation } from "../../domain/dialogue/expectation.ts";
import { flowState } from "../../domain/dialogue/flow.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { Brain, BrainContext, BrainEvent } from "../../ports/brain.ts";
import { allowedTools } from "./allowed-tools.ts";
import { instructionsFor } from "./instructions.ts";
import { messagesFor } from "./messages.ts";
import { questionIn } from "./question-in.ts";
import { toolSpec } from "./tool-spec.ts";
import { withoutMarkup } from "./without-markup.ts";

/** Two short sentences and a tool call or two fit well within it. */
const LONGEST_ANSWER_TOKENS = 300;

/**
 * A brain that asks a language model. One step is one request: the tools it wants go out as events, and their results come
 * back in the next context. It keeps nothing. What it says still has to pass the truth gate.
 */
export function modelBrain(model: LanguageModel): Brain {
  return {
    name: model.name,
    async *respond(context, { signal, onBegun }): AsyncGenerator<BrainEvent> {
      let said = "";
      let calls = 0;
      const clean = withoutMarkup();
      for await (const event of model.respond(requestFor(context), { signal })) {
        if (event.type !== "done") onBegun?.();
        if (event.type === "text") {
          const text = clean.take(event.text);
          said += text;
          if (text !== "") yield { type: "text", text };
        } else if (event.type === "tool") {
          calls += 1;
          yield { type: "tool", call: event.call };
        }
      }
      const rest = clean.rest();
      said += rest;
      if (rest !== "") yield { type: "text", text: rest };
      if (signal.aborted) return;
      if (calls === 0 && said.trim() === "") yield { type: "not-understood" };
      if (calls === 0 && said.trim() !== "")
        yield { type: "asks", expectation: isWaiting(context) ? WAIT : questionIn(said) };
    },
  };
}

const WAIT: Expectation = { kind: "wait" };

function isWaiting({ desk: { flow }, transcript }: BrainContext): boolean {
  return flow?.waiting?.includes(flowState(flow, transcript)) === true;
}

function requestFor(context: BrainContext) {
  return {
    instructions: instructionsFor(context.desk),
    messages: messagesFor(context),
    tools: allowedTools(context).map(toolSpec),
    cacheKey: `desk-${context.desk.profile.id}`,
    longestAnswer: LONGEST_ANSWER_TOKENS,
  };
}

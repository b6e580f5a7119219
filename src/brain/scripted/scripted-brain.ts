import { createHash } from "node:crypto";
import type { ScriptedReply } from "../../domain/dialogue/scripted-reply.ts";
import type { Brain, BrainContext, BrainEvent } from "../../ports/brain.ts";
import { follow } from "./follow.ts";

/**
 * The brain without a model: fills the forms of the desk's script from what the caller says. It is the keyless default
 * and takes over from any other brain in the middle of a call, because all it knows it reads from the transcript.
 */
export const scriptedBrain: Brain = {
  name: "scripted",
  async *respond(context, { signal }): AsyncIterable<BrainEvent> {
    signal.throwIfAborted();
    yield* eventsFor(context);
  },
};

function* eventsFor(context: BrainContext): Generator<BrainEvent> {
  const reply = replyTo(context);
  if (reply.notUnderstood === true) yield { type: "not-understood" };
  if (reply.text !== undefined) yield { type: "text", text: reply.text };
  if (reply.expects !== undefined && reply.tool === undefined) {
    yield { type: "asks", expectation: reply.expects };
  }
  if (reply.tool !== undefined) {
    const { name, input } = reply.tool;
    yield { type: "tool", call: { id: callId(context, name), name, input } };
  }
}

function replyTo({ desk, transcript, caller, nowLocal }: BrainContext): ScriptedReply {
  const { script, phrasebook, converse } = desk;
  if (converse) return converse(transcript, { nowLocal, caller });
  // A desk without either has nothing to ask for.
  if (script === undefined) return { notUnderstood: true };
  return follow(transcript, { script, phrasebook, caller, nowLocal }).reply;
}

/** The same step of the same conversation asks for the same call: asking twice is no second call. */
function callId({ transcript }: BrainContext, name: string): string {
  const last = transcript.at(-1);
  const seed = `${transcript.length}|${last?.role ?? ""}|${last?.atMs ?? 0}|${name}`;
  return `tool_${createHash("sha256").update(seed).digest("hex").slice(0, 16)}`;
}

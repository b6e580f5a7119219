import type { ReceptionistSaid, ToolAnswered, ToolCall } from "../../domain/dialogue/transcript.ts";
import type { BrainContext } from "../../ports/brain.ts";
import type { DeskProfile } from "../../ports/desk.ts";
import type { ModelMessage } from "../../ports/language-model.ts";
import { shownResult } from "./shown-result.ts";

/**
 * A conversation as a model takes it. What changes from call to call (the time, who rings) comes first, apart from the
 * instructions, which stay the same for all calls. Words of ours that the caller cut off end in a dash; a result stands
 * right after its call, as services ask, whatever was said in between.
 */
export function messagesFor(context: Conversation): readonly ModelMessage[] {
  const messages: ModelMessage[] = [{ role: "user", text: openingOf(context) }];
  const results = new Map<string, ToolAnswered>();
  for (const item of context.transcript)
    if (item.role === "tool-result") results.set(item.callId, item);
  for (const item of context.transcript) {
    if (item.role === "caller") addCaller(messages, item.text);
    if (item.role === "receptionist") addReceptionist(messages, item);
    if (item.role === "news")
      addCaller(messages, `[${item.news.kind}: they are told: ${item.news.text}]`);
    // A call that was dropped has no result, and a service refuses a history with such a one.
    const result = item.role === "tool-call" ? results.get(item.call.id) : undefined;
    if (item.role === "tool-call" && result) addTool(messages, item.call, result);
  }
  return messages;
}

/** What a model is told of one call. */
type Conversation = Pick<BrainContext, "transcript" | "caller" | "nowLocal"> & {
  readonly desk: { readonly profile: Pick<DeskProfile, "name"> };
};

/** What a model is told first: when it is, and who calls. */
export function openingOf({ caller, nowLocal, desk }: Omit<Conversation, "transcript">): string {
  const date = new Date(`${nowLocal}Z`);
  const weekday = date.toLocaleDateString("en", { weekday: "long", timeZone: "UTC" });
  const who =
    caller.name === undefined
      ? "It is not known who is calling."
      : `The number they call from belongs to ${caller.name}.`;
  const number = caller.number === undefined ? "Their number is withheld." : "";
  return `[A call to ${desk.profile.name} begins. It is ${weekday}, ${nowLocal.replace("T", ", ")}. ${who} ${number}]`.replaceAll(
    / +(?=\])/gu,
    "",
  );
}

function addCaller(messages: ModelMessage[], text: string): void {
  const last = messages.at(-1);
  if (last?.role === "user") messages.splice(-1, 1, { ...last, text: `${last.text}\n${text}` });
  else messages.push({ role: "user", text });
}

function addReceptionist(messages: ModelMessage[], item: ReceptionistSaid): void {
  if (item.text === "") return;
  const text = item.interrupted ? `${item.text} —` : item.text;
  const last = messages.at(-1);
  if (last?.role === "assistant" && last.tools.length === 0)
    messages.splice(-1, 1, { ...last, text: `${last.text} ${text}` });
  else messages.push({ role: "assistant", text, tools: [] });
}

function addTool(messages: ModelMessage[], call: ToolCall, { result }: ToolAnswered): void {
  const last = messages.at(-1);
  if (last?.role === "assistant" && last.tools.length === 0)
    messages.splice(-1, 1, { ...last, tools: [call] });
  else messages.push({ role: "assistant", text: "", tools: [call] });
  messages.push({ role: "tool", callId: call.id, name: call.name, result: shownResult(result) });
}

import type { IncomingMessage } from "node:http";
import type { Deepgram } from "@deepgram/sdk";
import type { z } from "zod";
import type { Json } from "../../../base/json.ts";
import { AgentStandIn, type AgentAnswer } from "../../testing/agent-stand-in.ts";
import { clientMessage, LONGEST_PROMPT, settings } from "./client-messages.ts";

type ClientMessage = z.infer<typeof clientMessage>;

/**
 * Deepgram's Voice Agent on loopback. It refuses what the real one refuses: a wrong key, another address, anything before the settings, settings
 * twice, an unknown field or message, an answer to a function it hasn't asked for.
 */
export class DeepgramAgentStandIn extends AgentStandIn {
  readonly apiKey = "dg-agent-stand-in-0123456789";
  /** Whether it refuses to say what it is given to say. */
  refusesInjections = false;
  #set = false;
  #promptLength = 0;
  #count = 0;
  #awaited = new Map<string, string>();

  static async open(): Promise<DeepgramAgentStandIn> {
    return await new DeepgramAgentStandIn().listen();
  }

  override callerSpeaks(): void {
    this.send({ type: "UserStartedSpeaking" });
    if (this.#awaited.size === 0) return;
    const functions = [...this.#awaited].map(([id, name]) => ({ id, name }));
    this.#awaited.clear();
    this.send({
      type: "FunctionCallCancelled",
      functions,
    } satisfies Deepgram.agent.AgentV1FunctionCallCancelled);
  }

  override callerStops(text: string): void {
    this.#said("user", text);
    this.#act(this.mind({ said: text, results: this.results }));
  }

  override failInside(): void {
    this.#error("INTERNAL_SERVER_ERROR");
  }

  /** Its language model wants a function, out of turn. */
  asksFor(name: string): void {
    this.#act({ tools: [{ name, input: {} }] });
  }

  /** Its language model fails. */
  failThinking(): void {
    this.send({
      type: "Warning",
      code: "THINK_REQUEST_FAILED",
      description: "The request failed.",
    } satisfies Deepgram.agent.AgentV1Warning);
  }

  protected override admit({ headers }: IncomingMessage, url: URL): number | undefined {
    if (url.pathname !== "/v1/agent/converse" || url.search !== "") return 404;
    return headers.authorization === `Token ${this.apiKey}` ? undefined : 401;
  }

  protected override welcome(): void {
    this.#set = false;
    this.send({
      type: "Welcome",
      request_id: "5a1d2b6e-2b3a-4c4d-9f6e-0123456789ab",
    } satisfies Deepgram.agent.AgentV1Welcome);
  }

  protected override hear(sound: Buffer): void {
    if (!this.#set) this.#error("BINARY_MESSAGE_BEFORE_SETTINGS");
    this.soundBytes += sound.length;
    this.onSound?.(sound);
  }

  protected override take(message: Readonly<Record<string, unknown>>): void {
    if (!this.#set) {
      const read = settings.safeParse(message);
      if (!read.success)
        return this.#error("UNPARSABLE_CLIENT_MESSAGE", read.error.issues[0]?.path.join("."));
      this.#set = true;
      this.#promptLength = read.data.agent.think.prompt.length;
      return this.send({ type: "SettingsApplied" });
    }
    const read = clientMessage.safeParse(message);
    if (!read.success) return this.#error("UNPARSABLE_CLIENT_MESSAGE", String(message["type"]));
    this.#follow(read.data);
  }

  #follow(message: ClientMessage): void {
    switch (message.type) {
      case "KeepAlive":
        return;
      case "UpdatePrompt":
        return this.#prompted(message.prompt);
      case "InjectUserMessage":
        this.#said("user", message.content);
        return this.#act(this.mind({ said: message.content, results: this.results }));
      case "InjectAgentMessage":
        if (this.refusesInjections)
          return this.send({ type: "InjectionRefused", message: "A turn is in progress." });
        return this.#speak(this.misreads ? "Something else entirely." : message.message);
      case "FunctionCallResponse":
        return this.#answered(message);
      default:
        return;
    }
  }

  /** A new prompt is added to the one before: https://developers.deepgram.com/docs/voice-agent-update-prompt */
  #prompted(prompt: string): void {
    this.#promptLength += prompt.length;
    if (this.#promptLength <= LONGEST_PROMPT) return this.send({ type: "PromptUpdated" });
    this.refusals.push("PROMPT_TOO_LONG");
    const description = "The prompt is too long.";
    this.send({
      type: "Warning",
      code: "PROMPT_TOO_LONG",
      description,
    } satisfies Deepgram.agent.AgentV1Warning);
  }

  #answered({ id, content }: Extract<ClientMessage, { type: "FunctionCallResponse" }>): void {
    if (!this.#awaited.delete(id)) return this.#error("UNEXPECTED_FUNCTION_CALL_RESPONSE", id);
    const result: Json = JSON.parse(content);
    this.results.push(result);
    if (this.#awaited.size === 0) this.#act(this.mind({ results: this.results }));
  }

  #act({ text = "", tools = [], fault }: AgentAnswer): void {
    if (fault === "stall") return;
    if (text !== "") this.#speak(text, fault === "cut");
    if (tools.length === 0) return;
    const functions = tools.map(({ name, input }) => {
      this.#count += 1;
      const id = `call_${this.#count}`;
      this.#awaited.set(id, name);
      return { id, name, arguments: JSON.stringify(input), client_side: true };
    });
    this.send({
      type: "FunctionCallRequest",
      functions,
    } satisfies Deepgram.agent.AgentV1FunctionCallRequest);
  }

  /** Each statement comes in words first, then in sound; what the agent thinks of it is told, too. */
  #speak(text: string, breaksOff = false): void {
    this.send({
      type: "AgentStartedSpeaking",
      total_latency: 0.9,
      tts_latency: 0.3,
      ttt_latency: 0.5,
    } satisfies Deepgram.agent.AgentV1AgentStartedSpeaking);
    for (const statement of text.split(/(?<=[.!?])\s+/u)) {
      this.#said("assistant", statement);
      const sound = this.soundOf(statement);
      for (const piece of breaksOff ? sound.slice(0, sound.length >> 1) : sound)
        this.socket?.send(piece);
      if (breaksOff) return this.socket?.close(1011);
    }
    this.send({ type: "AgentAudioDone" });
  }

  #said(role: "user" | "assistant", content: string): void {
    this.send({
      type: "ConversationText",
      role,
      content,
    } satisfies Deepgram.agent.AgentV1ConversationText);
  }

  #error(code: string, detail = ""): void {
    this.refusals.push(`${code} ${detail}`.trim());
    this.send({ type: "Error", code, description: code } satisfies Deepgram.agent.AgentV1Error);
    this.socket?.close(1000);
  }
}

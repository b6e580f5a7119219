import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import { bytesPerMs, TELEPHONE } from "../../../audio/format.ts";
import type { Json } from "../../../base/json.ts";
import { unreachable } from "../../../base/unreachable.ts";
import { AgentStandIn, type AgentAnswer } from "../../testing/agent-stand-in.ts";
import { clientEvent } from "./client-events.ts";

type ClientEvent = z.infer<typeof clientEvent>;
type Creation = Extract<ClientEvent, { type: "response.create" }>["response"];

/**
 * OpenAI's Realtime service on loopback, in its GA form. It refuses what the real one refuses: a wrong key, the header of the beta, a model
 * that isn't there, an unknown field or event, sound before the session is set up, a second reply while one is going on, an output for no call,
 * a cut beyond the end of a sound.
 */
export class RealtimeStandIn extends AgentStandIn {
  readonly apiKey = "sk-realtime-stand-in-0123456789";
  readonly model = "gpt-realtime";
  /** Whether it sends the sound of a reply before its words. */
  soundFirst = false;
  /** What it was told by the way, in the middle of the conversation. */
  readonly instructed: string[] = [];
  #set = false;
  #count = 0;
  #active: string | undefined;
  #said: string | undefined;
  readonly #calls = new Set<string>();
  readonly #soundMs = new Map<string, number>();

  static async open(): Promise<RealtimeStandIn> {
    return await new RealtimeStandIn().listen();
  }

  override callerSpeaks(): void {
    this.send({
      type: "input_audio_buffer.speech_started",
      audio_start_ms: 0,
      item_id: this.#id("item"),
    });
  }

  override callerStops(text: string): void {
    const item_id = this.#id("item");
    this.send({ type: "input_audio_buffer.speech_stopped", audio_end_ms: 0, item_id });
    this.send({ type: "input_audio_buffer.committed", item_id });
    this.#said = text;
    this.send({
      type: "conversation.item.input_audio_transcription.completed",
      item_id,
      content_index: 0,
      transcript: text,
    });
  }

  override failInside(): void {
    this.#error("server_error", "server_error");
    this.socket?.close(1011);
  }

  protected override admit({ headers }: IncomingMessage, url: URL): number | undefined {
    if (url.pathname !== "/realtime") return 404;
    if (headers.authorization !== `Bearer ${this.apiKey}`) return 401;
    if (headers["openai-beta"] !== undefined) return 400;
    return url.searchParams.get("model") === this.model ? undefined : 404;
  }

  protected override welcome(): void {
    this.#set = false;
    this.send({ type: "session.created", session: { type: "realtime", id: this.#id("sess") } });
  }

  protected override hear(): void {
    this.#error("invalid_request_error", "invalid_frame");
  }

  protected override take(message: Readonly<Record<string, unknown>>): void {
    const read = clientEvent.safeParse(message);
    if (!read.success) {
      const where = read.error.issues[0]?.path.join(".");
      return this.#error(
        "invalid_request_error",
        "invalid_value",
        `${String(message["type"])} ${where}`,
      );
    }
    const event = read.data;
    if (!this.#set && event.type !== "session.update")
      return this.#error("invalid_request_error", "session_not_set", event.type);
    this.#follow(event);
  }

  #follow(event: ClientEvent): void {
    switch (event.type) {
      case "session.update":
        this.#set = true;
        return this.send({ type: "session.updated", session: event.session });
      case "input_audio_buffer.append": {
        const sound = Buffer.from(event.audio, "base64");
        this.soundBytes += sound.length;
        this.onSound?.(sound);
        return;
      }
      case "response.create":
        return this.#create(event.response);
      case "response.cancel":
        return this.#cancel(event.event_id);
      case "conversation.item.create":
        return this.#add(event.item);
      case "conversation.item.truncate":
        if (event.audio_end_ms > (this.#soundMs.get(event.item_id) ?? -1))
          return this.#error("invalid_request_error", "invalid_value", "audio_end_ms");
        return this.send({ ...event, type: "conversation.item.truncated" });
      default:
        return unreachable(event);
    }
  }

  #add(item: Extract<ClientEvent, { type: "conversation.item.create" }>["item"]): void {
    if (item.type === "message") {
      const [{ type, text }] = item.content;
      // Only what it has said itself is output.
      if ((type === "output_text") !== (item.role === "assistant"))
        return this.#error("invalid_request_error", "invalid_value", "item.content");
      if (item.role === "user") this.#said = text;
      if (item.role === "system") this.instructed.push(text);
      return;
    }
    if (!this.#calls.delete(item.call_id))
      return this.#error("invalid_request_error", "invalid_tool_call_id", item.call_id);
    const output: Json = JSON.parse(item.output);
    this.results.push(output);
    this.#said = undefined;
  }

  #create({ metadata, conversation, instructions = "" }: Creation): void {
    const id = this.#id("resp");
    const apart = conversation === "none";
    if (!apart && this.#active !== undefined)
      return this.#error("invalid_request_error", "conversation_already_has_active_response");
    this.send({ type: "response.created", response: { id, metadata, status: "in_progress" } });
    if (apart) {
      const script: unknown = JSON.parse(/(".*")$/su.exec(instructions)?.[1] ?? '""');
      const text = this.misreads ? "Something else entirely." : String(script);
      this.#answer(id, { text }, metadata);
      return;
    }
    this.#active = id;
    const said = this.#said;
    const moment = { results: this.results, ...(said !== undefined && { said }) };
    this.#answer(id, this.mind(moment), metadata);
  }

  #answer(response_id: string, answer: AgentAnswer, metadata: Creation["metadata"]): void {
    const { text = "", tools = [], fault } = answer;
    if (fault === "stall") return;
    if (text !== "" && !this.#speak(response_id, text, fault === "cut")) return;
    for (const { name, input } of tools) {
      const call_id = this.#id("call");
      this.#calls.add(call_id);
      this.send({
        type: "response.function_call_arguments.done",
        response_id,
        item_id: this.#id("item"),
        output_index: 0,
        call_id,
        name,
        arguments: JSON.stringify(input),
      });
    }
    this.#done(response_id, "completed", metadata);
  }

  #speak(response_id: string, text: string, breaksOff: boolean): boolean {
    const item_id = this.#id("item");
    const place = { response_id, item_id, output_index: 0, content_index: 0 };
    const tellWords = () => {
      for (const word of text.split(/(?<=\s)/u))
        this.send({ type: "response.output_audio_transcript.delta", ...place, delta: word });
    };
    if (!this.soundFirst) tellWords();
    const sound = this.soundOf(text);
    for (const piece of breaksOff ? sound.slice(0, sound.length >> 1) : sound) {
      this.send({ type: "response.output_audio.delta", ...place, delta: piece.toString("base64") });
      const ms = piece.length / bytesPerMs(TELEPHONE);
      this.#soundMs.set(item_id, (this.#soundMs.get(item_id) ?? 0) + ms);
    }
    if (breaksOff) this.socket?.close(1011);
    else if (this.soundFirst) tellWords();
    return !breaksOff;
  }

  #cancel(event_id: string | undefined): void {
    if (this.#active === undefined)
      return this.#error("invalid_request_error", "response_cancel_not_active", "", event_id);
    this.#done(this.#active, "cancelled");
  }

  #done(id: string, status: "completed" | "cancelled", metadata?: Creation["metadata"]): void {
    if (this.#active === id) this.#active = undefined;
    this.send({ type: "response.done", response: { id, metadata, status, output: [] } });
  }

  #id(kind: string): string {
    this.#count += 1;
    return `${kind}_${this.#count}`;
  }

  #error(type: string, code: string, detail = "", event_id?: string): void {
    if (event_id === undefined) this.refusals.push(`${code} ${detail}`.trim());
    this.send({
      type: "error",
      event_id: this.#id("event"),
      error: { type, code, message: code, param: null, event_id },
    });
  }
}

import { openDesk } from "../../src/app/open-desk.ts";
import { truthGate } from "../../src/brain/truth-gate/truth-gate.ts";
import { listAppointments } from "../../src/actions/booking/list-appointments.ts";
import { openSalon, type Salon } from "../../src/actions/testing/open-salon.ts";
import { scriptedBrain } from "../../src/brain/scripted/scripted-brain.ts";
import { readDeskFile } from "../../src/config/desk-file/read-desk-file.ts";
import { knowCaller } from "../../src/desks/booking/know-caller.ts";
import type { Texting } from "../../src/desks/booking/identity/texting.ts";
import { withHeldPlace } from "../../src/desks/booking/waiting/with-held-place.ts";
import type { Expectation } from "../../src/domain/dialogue/expectation.ts";
import type {
  SpeechKind,
  ToolCall,
  ToolResult,
  TranscriptItem,
} from "../../src/domain/dialogue/transcript.ts";
import { toLocal } from "../../src/domain/scheduling/local-time.ts";
import type { Outreach } from "../../src/desks/booking/outreach/open-outreach.ts";
import type { CallerKnowledge } from "../../src/ports/brain.ts";
import type { Desk } from "../../src/ports/desk.ts";

/** More steps than this in one turn and the brain goes round in circles. */
const MOST_STEPS = 8;

/**
 * A conversation in text with the scripted brain at a salon with a real database. It plays the call machine's part:
 * runs tools, speaks what they read back sentence by sentence and keeps the transcript.
 */
export class Talk implements AsyncDisposable {
  readonly salon: Salon;
  readonly transcript: TranscriptItem[] = [];
  /** What was said and done, a line each: `caller: ...`, `desk: ...`, `tool: name status`. */
  readonly lines: string[] = [];
  /** The inputs of the tools that were called. */
  readonly calls: ToolCall[] = [];
  expects: Expectation = { kind: "open" };
  isOver = false;
  readonly #desk: Desk;
  readonly #number: string | undefined;

  readonly #callId: string;
  readonly #caller: CallerKnowledge | undefined;

  private constructor(
    salon: Salon,
    desk: Desk,
    number: string | undefined,
    call: {
      readonly id?: string;
      readonly greeting?: string;
      readonly expects?: Expectation;
      readonly caller?: CallerKnowledge;
    } = {},
  ) {
    const {
      id = "call_1",
      greeting = "Hello, this is GlamDesk. How can I help?",
      expects = { kind: "open" },
    } = call;
    this.salon = salon;
    this.#desk = desk;
    this.#number = number;
    this.#callId = id;
    this.#caller = call.caller;
    this.#say(greeting, "greeting", expects);
  }

  /** A conversation with somebody whom the desk rang up. */
  static ringOut(
    salon: Salon,
    { desk, words, caller }: Outreach,
    call: { readonly id: string; readonly to: string },
  ): Talk {
    const { text: greeting, expects } = words.opening;
    return new Talk(salon, desk, call.to, { id: call.id, greeting, expects, caller });
  }

  /** Rings GlamDesk, or another desk, on Monday 23 November 2026 at 9:00, or at another local time. */
  static async ring(options: {
    readonly deskFile?: string;
    readonly from?: string;
    readonly now?: string;
    readonly before?: (salon: Salon) => Promise<unknown>;
    /** How codes reach telephones; without it none can be sent. */
    readonly texting?: Texting;
  }): Promise<Talk> {
    const { from, now, texting } = options;
    const desk = await readDeskFile(options.deskFile ?? "desks/glamdesk.yaml");
    const salon = await openSalon({ desk, ...(now !== undefined && { now }) });
    await options.before?.(salon);
    const { database, clock, deskId } = salon;
    const usual = await openDesk({ database, clock, deskId, ...(texting && { texting }) });
    const open = await withHeldPlace(usual, salon.caller(from));
    const opening = open.script?.opening;
    const news = opening && { greeting: open.profile.greeting, expects: opening.expects };
    return new Talk(salon, open, from, news);
  }

  /**
   * The caller says this; `#` before it means that the digits are keyed in, `~` that it was heard with doubt. Answers what
   * the desk said to it.
   */
  async say(text: string): Promise<string> {
    const keyed = text.startsWith("#");
    const doubtful = text.startsWith("~");
    const words = keyed || doubtful ? text.slice(1) : text;
    const from = this.lines.length;
    this.lines.push(`caller: ${text}`);
    const confidence = doubtful ? 0.4 : 1;
    this.#append({ role: "caller", text: words, confidence, via: keyed ? "keypad" : "voice" });
    for (let step = 0; step < MOST_STEPS && !this.isOver; step += 1) {
      if (!(await this.#step())) return this.lines.slice(from + 1).join("\n");
    }
    if (this.isOver) return this.lines.slice(from + 1).join("\n");
    throw new Error(`Too many steps:\n${this.lines.join("\n")}`);
  }

  /** The code that was texted last. */
  async code(): Promise<string> {
    const { payload } = await this.salon.database.read
      .selectFrom("outbox")
      .select("payload")
      .where("kind", "=", "verification-code")
      .orderBy("created_at_ms", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    return String(JSON.parse(payload).code);
  }

  /** Something else is said by the machine, e.g. "Are you still there?". */
  interject(text: string, kind: SpeechKind): void {
    this.#say(text, kind);
  }

  /** Nothing of what was said so far reached the caller's ear. */
  unhear(): void {
    this.transcript.length = 0;
  }

  /** The book as a person would read it: `haircut with Priya 2026-11-24T15:00 for Anita +91...`. */
  async book(): Promise<readonly string[]> {
    const { salon } = this;
    const { database, clock, deskId } = salon;
    const appointments = await listAppointments({
      database,
      clock,
      deskId,
      actor: { kind: "owner", channel: "cli" },
    });
    return appointments
      .filter(({ status }) => status === "booked")
      .map(
        ({ services, stylist, start, customer }) =>
          `${services.join(" and ")} with ${stylist} ${start.slice(0, 16)} for ${customer.name} ${customer.phone}`,
      );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.salon[Symbol.asyncDispose]();
  }

  /** One step of the brain; answers whether another follows. */
  async #step(): Promise<boolean> {
    const { salon, transcript } = this;
    const context = {
      desk: this.#desk,
      transcript,
      caller: this.#caller ?? (await knowCaller(salon, this.#number)),
      nowLocal: toLocal(salon.clock.nowMs(), salon.zone),
    };
    const calls: ToolCall[] = [];
    let text = "";
    let asked: Expectation = { kind: "open" };
    let understood = true;
    const { signal } = new AbortController();
    for await (const event of truthGate(scriptedBrain).respond(context, { signal })) {
      if (event.type === "text") text += event.text;
      if (event.type === "asks") asked = event.expectation;
      if (event.type === "tool") calls.push(event.call);
      if (event.type === "not-understood") understood = false;
    }
    if (!understood) this.#say("Sorry, I didn't catch that.", "misheard");
    // A newline only marks where a sentence is known to end.
    text = text.replaceAll(/\s*\n\s*/gu, " ").trim();
    if (text !== "") this.#say(text, "reply", calls.length === 0 ? asked : undefined);
    for (const call of calls) await this.#run(call);
    return calls.length > 0 && !this.isOver && this.transcript.at(-1)?.role === "tool-result";
  }

  async #run(call: ToolCall): Promise<void> {
    const tool = this.#desk.tools.find(({ name }) => name === call.name);
    if (tool === undefined) throw new Error(`There is no tool ${call.name}`);
    this.calls.push(call);
    this.#append({ role: "tool-call", call });
    const result: ToolResult = await tool.run(tool.input.parse(call.input), {
      callId: this.#callId,
      channel: "phone",
      ...(this.#number !== undefined && { callerNumber: this.#number }),
      idempotencyKey: call.id,
      signal: new AbortController().signal,
    });
    const outcome = result.status === "refused" ? result.reason : result.status;
    this.lines.push(`tool: ${call.name} ${outcome}`);
    this.#append({ role: "tool-result", callId: call.id, name: call.name, result });
    if (result.status === "ending") {
      this.#say(result.speakable, "goodbye");
      this.isOver = true;
    }
    if (result.status === "proposed") {
      this.#say(result.readBack, "read-back", { kind: "yes-no" }, result.proposal);
    }
  }

  /** Sentence by sentence, as the machine does; the last one asks. */
  #say(text: string, kind: SpeechKind, asked?: Expectation, proposal?: string): void {
    this.lines.push(`desk: ${text}`);
    if (asked !== undefined) this.expects = asked;
    const sentences = text.split(/(?<=[.!?]) /u);
    for (const [index, sentence] of sentences.entries()) {
      this.#append({
        role: "receptionist",
        text: sentence,
        kind,
        interrupted: false,
        ...(index === sentences.length - 1 && asked !== undefined && { asked }),
        ...(proposal !== undefined && { proposal }),
      });
    }
  }

  #append(item: Untimed<TranscriptItem>): void {
    this.transcript.push({ ...item, atMs: this.salon.clock.nowMs() });
  }
}

type Untimed<Item> = Item extends unknown ? Omit<Item, "atMs"> : never;

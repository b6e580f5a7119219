import type { Clock } from "../../base/clock.ts";
import { newId } from "../../base/id.ts";
import { PushQueue } from "../../base/push-queue.ts";
import { unreachable } from "../../base/unreachable.ts";
import type { CallOutcome } from "../../ports/call-feed.ts";
import type { Line, LineEvent } from "../../ports/line.ts";
import { BrowserAudio } from "./browser-audio.ts";
import type { ClientMessage, DocumentShown, Words } from "./messages.ts";
import type { VisitStep } from "./visit-step.ts";
import type { TalkSocket } from "./talk-socket.ts";

/** Nobody types or presses keys this much faster than a call takes them in. */
const MOST_EVENTS = 1000;

/** A document by its id, in the wording that has this hash. */
export type AcceptedDocument = Pick<
  Extract<ClientMessage, { type: "accept" }>,
  "document" | "hash"
>;

/** One caller at the talk page. It hears and speaks, takes typed words too, and shows the words of both sides. */
export class BrowserLine implements Line {
  readonly id = newId("line");
  readonly channel = "browser";
  readonly callerNumber?: string;
  readonly atKiosk: boolean;
  readonly audio?: BrowserAudio;
  /** Only on a line without audio: there the receptionist's words are shown as they are said. A kiosk shows the feed's. */
  readonly say?: (text: string) => void;
  readonly #socket: TalkSocket;
  readonly #events = new PushQueue<LineEvent>(MOST_EVENTS);
  readonly #disconnected = Promise.withResolvers<void>();
  #ended = false;
  #onAccept: ((accepted: AcceptedDocument) => void) | undefined;
  #outcome: CallOutcome | undefined;

  constructor(
    socket: TalkSocket,
    clock: Clock,
    start: {
      readonly callerNumber?: string;
      readonly audio: boolean;
      readonly kiosk?: boolean;
    },
  ) {
    this.#socket = socket;
    this.atKiosk = start.kiosk === true;
    if (start.callerNumber !== undefined) this.callerNumber = start.callerNumber;
    if (start.audio) {
      this.audio = new BrowserAudio(socket, clock);
    } else if (!this.atKiosk) {
      this.say = (text) =>
        this.showWords({ side: "receptionist", id: newId("said"), text, final: true });
    }
  }

  get events(): AsyncIterable<LineEvent> {
    return this.#events;
  }

  /** Shows words of either side on the page. */
  showWords(words: Words): void {
    if (!this.#ended) this.#socket.send({ type: "words", ...words });
  }

  /** Shows what is asked for now. */
  showStep(step: VisitStep): void {
    if (!this.#ended) this.#socket.send({ type: "step", step });
  }

  /** Shows what is still to be accepted. */
  showDocuments(documents: readonly DocumentShown[]): void {
    if (!this.#ended) this.#socket.send({ type: "documents", documents });
  }

  /** Whom to tell that a document was accepted. */
  onAccept(listener: (accepted: AcceptedDocument) => void): void {
    this.#onAccept = listener;
  }

  /** Keeps how the call ended, for the page to show once the line is closed. */
  noteOutcome(outcome: CallOutcome): void {
    this.#outcome = outcome;
  }

  /** Says goodbye to the page and waits until the connection is gone. */
  async close(): Promise<void> {
    if (!this.#ended) {
      this.#socket.send({
        type: "ended",
        ...(this.#outcome !== undefined && { outcome: this.#outcome }),
      });
      this.#end({ type: "closed", by: "desk" });
      this.#socket.close(1000, "The call is over");
    }
    await this.#disconnected.promise;
  }

  /** Takes one message of the page; answers what is wrong with it, or nothing. */
  receive(message: ClientMessage): string | undefined {
    switch (message.type) {
      case "start":
        return "a second start";
      case "mark":
        if (this.audio?.settles(message.name) === true) {
          return this.#tell({ type: "mark", name: message.name, cleared: message.cleared });
        }
        return undefined;
      case "text":
        return this.#tell({ type: "text", text: message.text });
      case "accept":
        if (!this.#ended) this.#onAccept?.({ document: message.document, hash: message.hash });
        return undefined;
      case "key":
        return this.#tell({ type: "key", digit: message.digit });
      case "stop":
        this.#end({ type: "closed", by: "caller" });
        this.#socket.close(1000, "The caller hung up");
        return undefined;
      default:
        return unreachable(message);
    }
  }

  /** Takes one frame of the microphone; answers what is wrong with it, or nothing. */
  receiveAudio(frame: Uint8Array): string | undefined {
    if (this.#ended) return undefined;
    return this.audio ? this.audio.receive(frame) : "audio on a call of words alone";
  }

  /** The connection is gone. 1000, 1001 (the page was left) and 1005 are the caller's own doing. */
  disconnected(code: number): void {
    const left = code === 1000 || code === 1001 || code === 1005;
    this.#end(
      left
        ? { type: "closed", by: "caller" }
        : { type: "lost", reason: `the talk socket closed with ${code}` },
    );
    this.#disconnected.resolve();
  }

  #tell(event: LineEvent): string | undefined {
    if (this.#ended || this.#events.push(event)) return undefined;
    return "more messages than a person sends";
  }

  #end(event: LineEvent): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#events.push(event);
    this.#events.close();
    this.audio?.[Symbol.dispose]();
  }
}

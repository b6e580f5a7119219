import type { Clock } from "../../base/clock.ts";
import type { LineEvent } from "../../ports/line.ts";
import { InboundAudio } from "./inbound-audio.ts";
import type { MediaSocket } from "./media-socket.ts";
import { streamWriter, type CarrierMessage, type StreamWriter } from "./messages.ts";
import { PlaybackMarks } from "./playback-marks.ts";
import { StallWatch } from "./stall-watch.ts";

type MarkEvent = Extract<LineEvent, { type: "mark" }>;

/** The media stream that carries a line's sound for now. After a transfer that came to nothing there is another one. */
export class LineStream {
  readonly streamSid: string;
  readonly #socket: MediaSocket;
  readonly #writer: StreamWriter;
  readonly #marks = new PlaybackMarks();
  readonly #inbound: InboundAudio;
  readonly #stalls: StallWatch;

  constructor(options: {
    streamSid: string;
    socket: MediaSocket;
    clock: Clock;
    hear: (chunk: Uint8Array) => void;
  }) {
    this.streamSid = options.streamSid;
    this.#socket = options.socket;
    this.#writer = streamWriter(options.streamSid);
    const inbound = new InboundAudio(options.hear);
    this.#inbound = inbound;
    this.#stalls = new StallWatch(options.clock, (quietMs) => inbound.fillStall(quietMs));
  }

  /** Twilio plays payloads of any length in order (https://www.twilio.com/docs/voice/media-streams/websocket-messages). */
  play(chunk: Uint8Array): void {
    this.#socket.send(this.#writer.media(chunk));
  }

  mark(name: string): void {
    this.#marks.sent(name);
    this.#socket.send(this.#writer.mark(name));
  }

  clear(): void {
    this.#marks.clear();
    this.#socket.send(this.#writer.clear());
  }

  /** Takes the next of the caller's frames. */
  take(media: Extract<CarrierMessage, { event: "media" }>): void {
    this.#stalls.arrived();
    this.#inbound.take(media);
  }

  /** A mark came back; nothing when it was never sent. */
  echoed(name: string): MarkEvent | undefined {
    const mark = this.#marks.echoed(name);
    return mark && { type: "mark", ...mark };
  }

  /** Ends the stream: the caller's last sounds are delivered. What can no longer come back was not heard. */
  end(code: number): readonly MarkEvent[] {
    this.#inbound.flush();
    this.#stalls[Symbol.dispose]();
    const lost = this.#marks
      .lost()
      .map((mark): MarkEvent => Object.assign(mark, { type: "mark" as const }));
    this.#socket.close(code, "");
    return lost;
  }
}

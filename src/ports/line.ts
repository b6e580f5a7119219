import type { AudioFormat } from "../audio/format.ts";

/**
 * How one caller reaches us: a telephone, a browser, a terminal. Audio is pushed both ways in small chunks. A text line
 * has `audio` undefined: words come in `text` events and go out through `say`.
 */
export interface Line {
  readonly id: string;
  readonly channel: "phone" | "browser" | "chat";
  /** Set for a call that we made: whom we rang is then the caller. */
  readonly outgoing?: {
    /** What the call was handed to the carrier under. */
    readonly callId: string;
  };
  /** Set when the conversation began on a line that broke, in another process. */
  readonly resumes?: boolean;
  /** Strangers use it one after the other, before a screen: whoever falls silent has a while to read. */
  readonly atKiosk?: boolean;
  /** The caller's number in E.164; absent when withheld or unknown. */
  readonly callerNumber?: string;
  /** The number that was rung, where the channel has one. */
  readonly calledNumber?: string;
  readonly audio?: AudioPath;
  /** Ends when the line is closed from either side. */
  readonly events: AsyncIterable<LineEvent>;
  /** Shows what is said, on lines that have a screen. */
  say?(text: string): void;
  /**
   * Hands the caller to another number; of several with a space between, to the first whose owner takes the call. The line closes
   * afterwards, or stays when it could not be done.
   */
  transfer?(to: string, whisper: string): Promise<TransferOutcome>;
  close(): Promise<void>;
}

/** The sound of a line. */
export interface AudioPath {
  readonly format: AudioFormat;
  /** Where the caller's audio goes; set once, before anything is lost. Gaps arrive as silence. */
  onAudio(sink: (chunk: Uint8Array) => void): void;
  /** Queues audio for the caller; the far end plays it at its own pace, in order. */
  play(chunk: Uint8Array): void;
  /** Asks for a `mark` event once everything queued so far was played. */
  mark(name: string): void;
  /** Drops what is queued and not yet played, here and at the far end. */
  clear(): void;
}

export type LineEvent =
  /** Everything before this mark was played, or (`cleared`) thrown away by `clear`. */
  | { readonly type: "mark"; readonly name: string; readonly cleared: boolean }
  | { readonly type: "key"; readonly digit: string }
  | { readonly type: "text"; readonly text: string }
  /** A machine took a call that we made: what is said from now on is recorded, or, by a fax, by nobody. */
  | { readonly type: "machine-answered"; readonly takesMessage: boolean }
  /** The connection broke; the caller may come back. */
  | { readonly type: "lost"; readonly reason: string }
  /** After `lost`: the caller is back, and heard nothing meanwhile. */
  | { readonly type: "found" }
  /** `transfer`: a person is rung for the caller, in place of the conversation, which can't go on. */
  | { readonly type: "closed"; readonly by: "caller" | "desk" | "transfer" };

export type TransferOutcome = "connected" | "busy" | "no-answer" | "failed";

import type {
  ClientMessage,
  DocumentShown,
  ServerMessage,
} from "../../../src/channels/browser/messages.ts";
import type { VisitStep } from "../../../src/channels/browser/visit-step.ts";
import { askForMicrophone, type Microphone, openMicrophone } from "../audio/microphone.ts";
import type { MicrophoneTrouble } from "../audio/microphone-trouble.ts";
import { openSpeaker, type Speaker } from "../audio/speaker.ts";
import type { TalkEvent } from "./talk-state.ts";

/** One call from this page. */
export interface TalkCall {
  type(text: string): void;
  press(digit: string): void;
  mute(muted: boolean): void;
  /** Whether the receptionist is not to be heard; what is said goes on at its pace. */
  hush(hushed: boolean): void;
  /** At a kiosk: the visitor accepts what is in front of them. */
  accept(document: DocumentShown): void;
  hangUp(): void;
}

const LOST = "The connection was lost. You can call again.";
const UNREACHABLE = "The receptionist can't be reached just now. Check that Frontdesk is running.";

/** Places a call. Call it from a click: browsers let a page make sound only then. */
export function placeCall(options: {
  readonly callerNumber: string;
  readonly withMicrophone: boolean;
  readonly onEvent: (event: TalkEvent) => void;
  /** How loud the caller is, from 0 to 1, 50 times a second. */
  readonly onLevel: (level: number) => void;
  /** False for a call of words alone. */
  readonly withSound?: boolean;
  /** Set at a kiosk: told what can be tapped or typed. */
  readonly onStep?: (step: VisitStep) => void;
  /** At a kiosk: told what is still to be accepted. */
  readonly onDocuments?: (documents: readonly DocumentShown[]) => void;
}): TalkCall {
  const { onEvent, onStep } = options;
  const context = options.withSound === false ? undefined : openContext();
  let over = false;
  let socket: WebSocket | undefined;
  let microphone: Microphone | undefined;
  let speaker: Speaker | undefined;
  let started = false;
  let typedCount = 0;

  onEvent({ type: "dialled", withMicrophone: options.withMicrophone });
  connect().catch(() => end({ type: "failed", sentence: UNREACHABLE }));
  return {
    type(text) {
      typedCount += 1;
      onEvent({ type: "typed", id: `typed-${typedCount}`, text });
      send({ type: "text", text });
    },
    press: (digit) => send({ type: "key", digit }),
    mute(muted) {
      microphone?.mute(muted);
      onEvent({ type: "microphone", microphone: muted ? "muted" : "on" });
    },
    accept: ({ id, hash }) => send({ type: "accept", document: id, hash }),
    hush: (hushed) => speaker?.hush(hushed),
    hangUp() {
      send({ type: "stop" });
      end({ type: "ended" });
    },
  };

  async function connect(): Promise<void> {
    const stream = options.withMicrophone ? await askForMicrophone() : undefined;
    if (stream instanceof MediaStream) {
      microphone = { mute: () => undefined, close: () => stopTracks(stream) };
    }
    if (over) return tidyUp();
    if (options.withMicrophone) onEvent({ type: "microphone", microphone: stateOf(stream) });
    if (context) {
      speaker = await openSpeaker(context, {
        onMark: (name, cleared) => send({ type: "mark", name, cleared }),
        onSpeaking: (speaking) => onEvent({ type: "speaking", speaking }),
      });
      if (stream instanceof MediaStream) {
        microphone = await openMicrophone(context, stream, ({ bytes, level }) => {
          options.onLevel(level);
          if (started && socket?.readyState === WebSocket.OPEN) socket.send(bytes);
        });
      }
    }
    if (over) return tidyUp();
    openSocket();
  }

  function openSocket(): void {
    socket = new WebSocket(`${location.origin.replace(/^http/, "ws")}/talk-socket`);
    socket.binaryType = "arraybuffer";
    socket.addEventListener("open", () => {
      const callerNumber = options.callerNumber.trim();
      const audio = context !== undefined;
      send({
        type: "start",
        audio,
        kiosk: onStep !== undefined,
        ...(callerNumber !== "" && { callerNumber }),
      });
    });
    socket.addEventListener("message", ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (data instanceof ArrayBuffer) {
        speaker?.play(data);
        return;
      }
      const message: ServerMessage = JSON.parse(data);
      take(message);
    });
    socket.addEventListener("close", () =>
      end({ type: "failed", sentence: started ? LOST : UNREACHABLE }),
    );
  }

  function take(message: ServerMessage): void {
    switch (message.type) {
      case "started":
        started = true;
        onEvent({ type: "started" });
        break;
      case "mark":
        speaker?.mark(message.name);
        break;
      case "clear":
        speaker?.clear();
        break;
      case "words": {
        const { type: _, ...words } = message;
        onEvent({ type: "words", words });
        break;
      }
      case "step":
        onStep?.(message.step);
        break;
      case "documents":
        options.onDocuments?.(message.documents);
        break;
      case "ended":
        end({
          type: "ended",
          ...(message.outcome !== undefined && { outcome: message.outcome }),
        });
        break;
      case "refused":
        end({ type: "failed", sentence: message.sentence });
        break;
    }
  }

  function send(message: ClientMessage): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  }

  function end(event: Extract<TalkEvent, { type: "ended" | "failed" }>): void {
    if (over) return;
    over = true;
    onEvent(event);
    tidyUp();
  }

  function tidyUp(): void {
    microphone?.close();
    socket?.close();
    if (context && context.state !== "closed") void context.close();
  }
}

/** Undefined where the browser has no sound at all; the call is then one of words alone. */
function openContext(): AudioContext | undefined {
  try {
    const context = new AudioContext({ latencyHint: "interactive" });
    // Worklets exist only on pages that came by HTTPS or from this machine.
    const worklet: AudioWorklet | undefined = context.audioWorklet;
    if (!worklet) return undefined;
    if (context.state === "suspended") void context.resume();
    return context;
  } catch {
    return undefined;
  }
}

function stateOf(stream: MediaStream | MicrophoneTrouble | undefined): "on" | MicrophoneTrouble {
  return typeof stream === "string" ? stream : "on";
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

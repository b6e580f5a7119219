import type { PlaybackReport, PlaybackRequest } from "./worklet-messages.ts";

/** The receptionist's voice in this browser. */
export interface Speaker {
  play(bytes: ArrayBuffer): void;
  mark(name: string): void;
  clear(): void;
  /** Plays on without a sound. */
  hush(hushed: boolean): void;
}

/** Connects the playback worklet to the speaker of `context`. */
export async function openSpeaker(
  context: AudioContext,
  listener: {
    /** Everything before this mark was heard, or (`cleared`) thrown away. */
    readonly onMark: (name: string, cleared: boolean) => void;
    readonly onSpeaking: (speaking: boolean) => void;
  },
): Promise<Speaker> {
  const worklet = await import("./playback-worklet.ts?worker&url");
  await context.audioWorklet.addModule(worklet.default);
  const node = new AudioWorkletNode(context, "playback", {
    numberOfInputs: 0,
    outputChannelCount: [1],
  });
  const loudness = new GainNode(context);
  node.connect(loudness).connect(context.destination);
  node.port.addEventListener("message", ({ data }: MessageEvent<PlaybackReport>) => {
    if (data.type === "speaking") listener.onSpeaking(data.speaking);
    else if (data.cleared) listener.onMark(data.name, true);
    // The worklet hands sound to the device; it is heard this much later.
    else setTimeout(() => listener.onMark(data.name, false), (context.outputLatency || 0) * 1000);
  });
  node.port.start();
  function ask(request: PlaybackRequest, transfer: Transferable[] = []): void {
    node.port.postMessage(request, transfer);
  }
  return {
    play: (bytes) => ask({ type: "audio", bytes }, [bytes]),
    mark: (name) => ask({ type: "mark", name }),
    clear: () => ask({ type: "clear" }),
    hush: (hushed) => loudness.gain.setValueAtTime(hushed ? 0 : 1, context.currentTime),
  };
}

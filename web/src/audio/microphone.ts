import type { MicrophoneTrouble } from "./microphone-trouble.ts";
import type { CapturedFrame } from "./worklet-messages.ts";

/** The caller's voice in this browser. */
export interface Microphone {
  mute(muted: boolean): void;
  close(): void;
}

/** Asks for the microphone; answers why there is none, since a call goes on without it. */
export async function askForMicrophone(): Promise<MediaStream | MicrophoneTrouble> {
  // Browsers hide it on pages that came neither by HTTPS nor from this machine, whatever the types say.
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (!devices) return "insecure";
  try {
    return await devices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") return "denied";
    return name === "NotFoundError" || name === "OverconstrainedError" ? "missing" : "busy";
  }
}

/** Connects a microphone to the capture worklet of `context`. */
export async function openMicrophone(
  context: AudioContext,
  stream: MediaStream,
  onFrame: (frame: CapturedFrame) => void,
): Promise<Microphone> {
  const worklet = await import("./capture-worklet.ts?worker&url");
  await context.audioWorklet.addModule(worklet.default);
  const node = new AudioWorkletNode(context, "capture", {
    numberOfOutputs: 0,
    channelCount: 1,
    channelCountMode: "explicit",
  });
  node.port.addEventListener("message", ({ data }: MessageEvent<CapturedFrame>) => onFrame(data));
  node.port.start();
  context.createMediaStreamSource(stream).connect(node);
  return {
    mute(muted) {
      for (const track of stream.getAudioTracks()) track.enabled = !muted;
    },
    close() {
      for (const track of stream.getTracks()) track.stop();
    },
  };
}

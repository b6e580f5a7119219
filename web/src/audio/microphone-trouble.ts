/**
 * Why there is no microphone: the person or the browser said no, the device has none, the page came neither by HTTPS nor
 * from this machine, or another program has it.
 */
export type MicrophoneTrouble = "denied" | "missing" | "insecure" | "busy";

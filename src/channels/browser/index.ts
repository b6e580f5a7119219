export { browserChannel } from "./browser-channel.ts";
export type { BrowserLine } from "./browser-line.ts";
export { TALK_SOCKET_PATH } from "./messages.ts";
export { showCall } from "./show-call.ts";

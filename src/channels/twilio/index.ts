export { MEDIA_STREAM_PATH, twilioChannel } from "./channel.ts";
export { Switchboard } from "./switchboard.ts";

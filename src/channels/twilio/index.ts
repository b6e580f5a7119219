export { MEDIA_STREAM_PATH, twilioChannel, type TwilioChannelOptions } from "./channel.ts";
export { Switchboard, type CallHandler, type SwitchboardOptions } from "./switchboard.ts";

export { MEDIA_STREAM_PATH, twilioChannel } from "./channel.ts";
export type { LostCalls, NextOfLostCall } from "./lost-calls.ts";
export type { DeliveryNews } from "./delivery-form.ts";
export type { MessageHandler } from "./message-replies.ts";
export type { OutgoingCalls } from "./outgoing-calls.ts";
export type { SharedCalls } from "./shared-calls.ts";
export type { AnsweredWebhooks } from "./repeated-webhooks.ts";
export { Switchboard } from "./switchboard.ts";

export type { TwilioAccount } from "./account.ts";
export { TwilioDialler } from "./dialler.ts";
export { TwilioMessenger } from "./messenger.ts";

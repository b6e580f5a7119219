export type { TwilioAccount } from "./account.ts";
export { checkAccount } from "./check-account.ts";
export { TwilioDialler } from "./dialler.ts";
export { TwilioMessenger } from "./messenger.ts";

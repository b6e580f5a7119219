export type { SlackAccount } from "./account.ts";
export { checkAccount, SCOPES, type SlackCheck } from "./check-account.ts";
export { SlackStaffChat } from "./staff-chat.ts";

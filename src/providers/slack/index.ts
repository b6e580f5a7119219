export { checkAccount } from "./check-account.ts";
export { SlackStaffChat } from "./staff-chat.ts";

import type { HealthRegistry } from "../ops/health.ts";
import type { AnswerHandler } from "../ports/staff-chat.ts";
import type { SlackStaffChat } from "../providers/slack/index.ts";

/**
 * Hears what staff answer in the company's chat until it is disposed of, and tells the health how that goes. Several servers may: each
 * answer comes to one of them, and `onAnswer` keeps it where all find it.
 */
export function hearStaff(options: {
  readonly chat: SlackStaffChat;
  readonly health: HealthRegistry;
  readonly onAnswer: AnswerHandler;
}): AsyncDisposable {
  const { chat, health, onAnswer } = options;
  health.register("slack", () => chat.health());
  return chat.listen(onAnswer);
}

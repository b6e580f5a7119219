import type { Clock } from "../base/clock.ts";
import type { SlackConfig } from "../config/slack.ts";
import type { Logger } from "../ops/logger.ts";
import { SlackStaffChat } from "../providers/slack/index.ts";

/** The company's chat, where staff are told of visitors and answer; undefined where none is set up. */
export function openStaffChat(
  slack: SlackConfig | undefined,
  parts: { readonly clock: Clock; readonly logger: Logger },
): SlackStaffChat | undefined {
  return slack && new SlackStaffChat({ account: slack, ...parts });
}

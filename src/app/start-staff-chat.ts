import type { FastifyInstance } from "fastify";
import type { Clock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import { slackRoute } from "../http/routes/slack.ts";
import type { HealthRegistry } from "../ops/health.ts";
import type { Logger } from "../ops/logger.ts";
import type { AnswerHandler, StaffChat } from "../ports/staff-chat.ts";
import { SlackStaffChat } from "../providers/slack/index.ts";

/** The chat that staff are told in, as this installation is set up; undefined without one. */
export function openStaffChat(
  { slack }: Pick<Config, "slack">,
  parts: { readonly clock: Clock; readonly logger: Logger },
): SlackStaffChat | undefined {
  return slack && new SlackStaffChat({ account: slack, ...parts });
}

/**
 * Opens it and hears what staff answer, over its own connection or at `POST /slack`, until it is disposed of. Several servers may: each
 * answer comes to one of them, and `onAnswer` keeps it where all find it.
 */
export function startStaffChat(options: {
  readonly config: Pick<Config, "slack">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: HealthRegistry;
  readonly server: FastifyInstance;
  readonly onAnswer: AnswerHandler;
}): (AsyncDisposable & { readonly chat: StaffChat }) | undefined {
  const { config, health, server, onAnswer } = options;
  const chat = openStaffChat(config, options);
  if (!chat) return undefined;
  slackRoute(server, (request) => chat.receive(request));
  health.register("slack", () => chat.health());
  const listening = chat.listen(onAnswer);
  return { chat, [Symbol.asyncDispose]: () => listening[Symbol.asyncDispose]() };
}

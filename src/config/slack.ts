import { z } from "zod";

/** Frontdesk's app in the company's Slack. */
export interface SlackConfig {
  readonly botToken: string;
  /** Answers come over a connection of ours (Socket Mode). */
  readonly appToken?: string;
  /** Answers come as signed requests to `POST /slack`. */
  readonly signingSecret?: string;
  /** The id of the channel where the front desk is told what no host answers. */
  readonly frontDeskChannel?: string;
  /** Slack's own address unless told. */
  readonly apiUrl?: string;
}

/** The variables about Slack; part of `environment`. */
export const slackVariables = {
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[\w-]+$/u, "the bot token, which begins with xoxb-")
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[\w-]+$/u, "the app-level token, which begins with xapp-")
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(
      /^\w{16,128}$/u,
      "the signing secret from the app's Basic Information, 32 letters and digits",
    )
    .optional(),
  SLACK_FRONT_DESK_CHANNEL: z
    .string()
    .regex(
      /^[CG][A-Z\d]{6,}$/u,
      "the channel's id, such as C0123456789, which stands at the bottom of the channel's details",
    )
    .optional(),
  SLACK_API_URL: z
    .string()
    .refine((text) => /^https?:\/\/[^?#]+$/u.test(text) && URL.canParse(text), {
      error: "an address, for example https://slack.com/api/",
    })
    .optional(),
};

const variables = z.object(slackVariables);

/** The app that is set up; undefined when there is none. */
export function readSlack(read: z.infer<typeof variables>): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: apiUrl } = read;
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_FRONT_DESK_CHANNEL: frontDeskChannel } = read;
  if (botToken === undefined) return undefined;
  return {
    botToken,
    ...(appToken !== undefined && { appToken }),
    ...(signingSecret !== undefined && { signingSecret }),
    ...(frontDeskChannel !== undefined && { frontDeskChannel }),
    ...(apiUrl !== undefined && { apiUrl }),
  };
}

/** What is set only by half. */
export function* slackFaults(
  given: Readonly<Record<string, string | undefined>>,
): Generator<string, void> {
  if (given["SLACK_BOT_TOKEN"] === undefined) {
    const useless = NEED_A_BOT.filter((name) => given[name] !== undefined);
    if (useless.length > 0)
      yield `SLACK_BOT_TOKEN is missing; ${useless.join(" and ")} can't be used without it, so set it too or take ${useless.length > 1 ? "them" : "it"} out.`;
    return;
  }
  const ways = ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"];
  if (ways.every((name) => given[name] === undefined))
    yield "SLACK_APP_TOKEN is missing; without it, or SLACK_SIGNING_SECRET instead, what hosts answer in Slack doesn't arrive.";
}

const NEED_A_BOT = ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", "SLACK_FRONT_DESK_CHANNEL"];

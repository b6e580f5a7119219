/** Frontdesk's app in one Slack workspace. How it is made stands in `docs/slack.md`. */
export interface SlackAccount {
  /** `xoxb-...`: what the app does in the workspace. */
  readonly botToken: string;
  /** `xapp-...`: opens the connection on which answers come (Socket Mode). */
  readonly appToken?: string;
  /** Proves that requests to `POST /slack` are Slack's; for apps without Socket Mode. */
  readonly signingSecret?: string;
  /** Instead of `https://slack.com/api`; for tests against a stand-in. */
  readonly apiUrl?: string;
}

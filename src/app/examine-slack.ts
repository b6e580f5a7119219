import { systemClock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import { checkAccount } from "../providers/slack/index.ts";
import type { Finding } from "./examine.ts";

/** Whether hosts can be told in Slack, and whether their answers arrive. */
export async function examineSlack({
  slack,
  publicOrigin,
}: Pick<Config, "slack" | "publicOrigin">): Promise<Finding> {
  const part = "slack";
  if (!slack) {
    const detail =
      "Hosts aren't told in Slack; docs/slack.md says how to set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.";
    return { part, state: "off", detail };
  }
  const signal = AbortSignal.timeout(ASK_WITHIN_MS);
  const check = await checkAccount(slack, { clock: systemClock, signal });
  if (!check.ok) return { part, state: "broken", detail: FAULTS[check.reason] };
  if (check.missing.length > 0) {
    const detail = `The Slack app lacks ${check.missing.join(", ")}: add them under OAuth & Permissions, then install it to the workspace again.`;
    return { part, state: "broken", detail };
  }
  const where = check.workspace === "" ? "Slack" : `the workspace ${check.workspace}`;
  if (slack.appToken !== undefined)
    return { part, state: "ok", detail: `Hosts are told in ${where}, and answer there.` };
  if (publicOrigin === undefined) {
    const detail =
      "Slack can't bring answers here: set PUBLIC_ORIGIN to this desk's https address, or use SLACK_APP_TOKEN instead.";
    return { part, state: "broken", detail };
  }
  const detail = `Hosts are told in ${where}; let the app's two request URLs be ${publicOrigin}/slack.`;
  return { part, state: "ok", detail };
}

const ASK_WITHIN_MS = 10_000;

const FAULTS = {
  "bot-token":
    "Slack refuses SLACK_BOT_TOKEN; copy it again from the app's OAuth & Permissions page.",
  "app-token":
    "Slack refuses SLACK_APP_TOKEN: it needs connections:write, and Socket Mode turned on in the app's settings.",
  "not-active": "The Slack app was removed from the workspace; install it again.",
  unreachable: "Slack can't be reached from here; check this machine's way to the internet.",
} as const;

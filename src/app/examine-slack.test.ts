import { expect, test } from "vitest";
import { SlackStandIn } from "../providers/slack/testing/slack-stand-in.ts";
import { examineSlack } from "./examine-slack.ts";

test("the doctor says how Slack stands, and what to do", async () => {
  await using slack = await SlackStandIn.open();
  const { appToken, ...byHttp } = slack.account;
  const publicOrigin = "https://desk.example.com";
  const findings = [
    await examineSlack({}),
    await examineSlack({ slack: { ...byHttp, appToken } }),
    await examineSlack({ slack: byHttp, publicOrigin }),
    await examineSlack({ slack: byHttp }),
    await examineSlack({ slack: { ...byHttp, botToken: "xoxb-wrong" }, publicOrigin }),
  ];
  expect(findings.map(({ state, detail }) => `${state}: ${detail}`)).toEqual([
    "off: Hosts aren't told in Slack; docs/slack.md says how to set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.",
    "ok: Hosts are told in the workspace Acme, and answer there.",
    "ok: Hosts are told in the workspace Acme; let the app's two request URLs be https://desk.example.com/slack.",
    "broken: Slack can't bring answers here: set PUBLIC_ORIGIN to this desk's https address, or use SLACK_APP_TOKEN instead.",
    "broken: Slack refuses SLACK_BOT_TOKEN; copy it again from the app's OAuth & Permissions page.",
  ]);
  slack.scopes.delete("im:history");
  const { detail } = await examineSlack({ slack: byHttp, publicOrigin });
  expect(detail).toContain("lacks im:history: add them under OAuth & Permissions");
});

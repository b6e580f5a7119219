import { expect, test } from "vitest";
import { openLobby } from "../actions/testing/open-lobby.ts";
import { readConfig } from "../config/config.ts";
import { examineHosts } from "./examine-hosts.ts";
import { knownDesks } from "./known-desks.ts";

const slack = { SLACK_BOT_TOKEN: "xoxb-test", SLACK_APP_TOKEN: "xapp-test" };
const twilio = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "0".repeat(32),
  TWILIO_FROM_NUMBER: "+12125550100",
};

async function examined(environment: Record<string, string>): Promise<string> {
  await using lobby = await openLobby();
  const [desk] = await knownDesks(lobby.database.read);
  if (!desk) throw new Error("There is no desk");
  const { state, detail } = await examineHosts(lobby.database, desk, readConfig(environment));
  return `${state}: ${detail}`;
}

test("says that nobody can be told where nothing is set up", async () => {
  expect(await examined({})).toBe(
    "off: Nobody at Acme Corp can be told of visitors, who are sent to the front desk; docs/lobby-hosts.md says how to set up Slack or texts.",
  );
});

test("says by which ways hosts are told, and how many can't be", async () => {
  expect(await examined(twilio)).toBe("ok: Hosts at Acme Corp are told by text; 1 of 7 can't be.");
  expect(await examined({ ...slack, ...twilio })).toBe(
    "ok: Hosts at Acme Corp are told in Slack and by text.",
  );
});

test("says when the front desk is left out", async () => {
  expect(await examined(slack)).toMatch(/^broken: .*set frontDesk.phone in the desk file/u);
});

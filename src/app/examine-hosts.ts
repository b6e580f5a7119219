import type { Config } from "../config/config.ts";
import type { Database } from "../store/database.ts";
import { listEmployees } from "../store/lobby/employees.ts";
import { loadLobbyRules } from "../store/lobby/lobby-rules.ts";
import { openCarriers } from "./carriers.ts";
import type { Finding } from "./examine.ts";
import type { KnownDesk } from "./known-desks.ts";

/** By which ways the hosts of a lobby can be told that a visitor is here, and who can't be. */
export async function examineHosts(
  database: Database,
  { id, name }: KnownDesk,
  config: Config,
): Promise<Finding> {
  const part = "hosts";
  const { messenger, dialler } = openCarriers(config);
  const ways = [
    ...(config.slack ? ["in Slack"] : []),
    ...(messenger ? ["by text"] : []),
    ...(dialler ? ["by a call"] : []),
  ];
  if (ways.length === 0)
    return {
      part,
      state: "off",
      detail: `Nobody at ${name} can be told of visitors, who are sent to the front desk; docs/lobby-hosts.md says how to set up Slack or texts.`,
    };
  const people = await listEmployees(database.read, id);
  const here = people.filter(({ isGone }) => !isGone);
  const unreached = here.filter(
    ({ email, phone, slackUserId }) =>
      !(config.slack && (email ?? slackUserId) !== undefined) &&
      !(messenger && phone !== undefined),
  );
  const { frontDesk } = await loadLobbyRules(database.read, id);
  const hasChannel = (frontDesk.slackChannel ?? config.slack?.frontDeskChannel) !== undefined;
  const frontDeskReached =
    (config.slack !== undefined && hasChannel) ||
    (messenger !== undefined && frontDesk.phone !== undefined);
  const told = `Hosts at ${name} are told ${list(ways)}`;
  const who = unreached.length === 0 ? "" : `; ${unreached.length} of ${here.length} can't be`;
  if (frontDeskReached) return { part, state: "ok", detail: `${told}${who}.` };
  return {
    part,
    state: "broken",
    detail: `${told}${who}, but nobody is when no host answers: set frontDesk.phone in the desk file, or SLACK_FRONT_DESK_CHANNEL.`,
  };
}

function list(ways: readonly string[]): string {
  return ways.length === 1 ? (ways[0] ?? "") : `${ways.slice(0, -1).join(", ")} and ${ways.at(-1)}`;
}

import type { DirectoryReport } from "../../actions/lobby/directory/directory-report.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { systemClock } from "../../base/clock.ts";
import type { Config } from "../../config/config.ts";
import { silentLogger } from "../../ops/logger.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { SlackStaffChat } from "../../providers/slack/index.ts";
import { syncDirectory } from "./sync-directory.ts";

/** `syncDirectory` without a running service. Throws `Refused` also when Slack can't be asked. */
export async function syncNow(
  context: ManageContext,
  config: Config,
  options: { readonly evenMost: boolean; readonly signal: AbortSignal },
): Promise<DirectoryReport> {
  const { slack } = config;
  const chat =
    slack && new SlackStaffChat({ account: slack, clock: systemClock, logger: silentLogger });
  try {
    return await syncDirectory(context, { ...options, config, chat });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new Refused("Slack could not be asked; frontdesk doctor says why.", "state");
  }
}

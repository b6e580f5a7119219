import type { DirectoryReport } from "../../actions/lobby/directory/directory-report.ts";
import { takeFromChat } from "../../actions/lobby/directory/take-from-chat.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { Refused } from "../../actions/manage/refused.ts";
import type { Config } from "../../config/config.ts";
import type { StaffChat } from "../../ports/staff-chat.ts";
import { importDirectory } from "./import-directory.ts";

/**
 * Reads the directory from where it is kept (`DIRECTORY_SYNC`). Throws `Refused` when nothing is set up, or for what can't be
 * taken over; a `ProviderError` when Slack doesn't answer.
 */
export async function syncDirectory(
  context: ManageContext,
  options: {
    readonly config: Pick<Config, "directory">;
    readonly chat: Pick<StaffChat, "members"> | undefined;
    readonly evenMost: boolean;
    readonly signal: AbortSignal;
  },
): Promise<DirectoryReport> {
  const { daily } = options.config.directory;
  if (daily?.from === "file") return await importDirectory(context, daily.path, options);
  if (daily?.from === "slack" && options.chat)
    return await takeFromChat(context, options.chat, options);
  throw new Refused(
    "No directory is set up to be read; set DIRECTORY_SYNC in .env to slack or to a CSV file.",
    "state",
  );
}

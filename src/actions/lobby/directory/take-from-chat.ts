import type { StaffChat, StaffMember } from "../../../ports/staff-chat.ts";
import type { ManageContext } from "../../manage/deed.ts";
import { applyDirectory, type PlacedEntry } from "./apply-directory.ts";
import type { DirectoryReport } from "./directory-report.ts";

/**
 * Takes over who is in the company's chat: people, not programs or guests. Whoever another source has already only learns
 * where they are reached there. @throws ProviderError when the chat doesn't answer; then nothing is changed.
 */
export async function takeFromChat(
  context: ManageContext,
  chat: Pick<StaffChat, "members">,
  options: { readonly signal: AbortSignal; readonly evenMost?: boolean },
): Promise<DirectoryReport> {
  const entries: PlacedEntry[] = [];
  for await (const member of chat.members(options))
    if (member.kind === "person") entries.push(entryOf(member));
  return await applyDirectory(context, {
    source: "slack",
    entries,
    complete: true,
    evenMost: options.evenMost === true,
  });
}

function entryOf({ memberId, name, email, title, phone, isGone }: StaffMember): PlacedEntry {
  return {
    where: `member ${memberId}`,
    externalId: memberId,
    slackUserId: memberId,
    name,
    isActive: !isGone,
    ...(email !== undefined && { email }),
    ...(title !== undefined && title !== "" && { title }),
    ...(phone !== undefined && phone !== "" && { phone }),
  };
}

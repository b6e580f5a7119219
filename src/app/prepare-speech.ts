import type { ActionContext } from "../actions/action-context.ts";
import { loadDesk } from "../actions/load-desk.ts";
import { splitSentences } from "../domain/dialogue/sentences.ts";
import { callSettings, fixedPhrases } from "./call-settings.ts";
import type { Speech } from "./local-speech.ts";
import { openDesk } from "./open-desk.ts";

/**
 * Readies the ears and the voice for every desk of this installation, the one that answers by default (`owner`'s) first. What
 * somebody in need is told is never waited for.
 */
export async function prepareSpeech(
  speech: Speech,
  owner: ActionContext,
  wordsAreKept: boolean,
): Promise<void> {
  const rows = await owner.database.read.selectFrom("desks").select("id").orderBy("id").execute();
  const others = rows.map(({ id }) => id).filter((id) => id !== owner.deskId);
  for (const deskId of [owner.deskId, ...others]) {
    const context = { ...owner, deskId };
    const [desk, { policies }] = await Promise.all([openDesk(context), loadDesk(context)]);
    const { words } = callSettings(desk, policies, {
      channel: "phone",
      wordsAreKept,
      transfers: true,
    });
    const { emergency } = desk;
    const urgent = emergency
      ? [emergency.transfer?.sentence ?? emergency.sentence, emergency.again]
      : [];
    await speech.prepare(desk, [...fixedPhrases(words), ...urgent.flatMap(splitSentences)]);
  }
}

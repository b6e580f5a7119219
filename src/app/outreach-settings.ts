import { loadDesk } from "../actions/load-desk.ts";
import { changeOutreach } from "../actions/manage/outreach.ts";
import { systemClock } from "../base/clock.ts";
import type { Config } from "../config/config.ts";
import {
  readOutreachSetting,
  writeOutreachSettings,
} from "../config/desk-file/outreach-setting.ts";
import { loadOutreach } from "../store/outbox/outreach.ts";
import { openBook, ownerContext } from "./open-book.ts";

/** What the desk's customers are told, by the names of the desk file and as it would be typed. */
export type OutreachSettings = Readonly<Record<string, string>>;

/** Reads it, or changes one of it first; `error` says what to write instead. */
export async function outreachSettings(
  config: Config,
  change?: { readonly name: string; readonly typed: string },
): Promise<
  | { readonly ok: true; readonly settings: OutreachSettings }
  | { readonly ok: false; readonly error: string }
> {
  await using database = await openBook(config);
  const owner = await ownerContext(database, systemClock);
  if (!change) {
    const rules = await loadOutreach(database.read, owner.deskId);
    return { ok: true, settings: writeOutreachSettings(rules) };
  }
  const { country } = await loadDesk(owner);
  const read = readOutreachSetting(change.name, change.typed, country);
  if (!read.ok) return read;
  return { ok: true, settings: writeOutreachSettings(await changeOutreach(owner, read.change)) };
}

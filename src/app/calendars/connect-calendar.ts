import type { ActionContext } from "../../actions/action-context.ts";
import type { Business } from "../../actions/load-desk.ts";
import { newId } from "../../base/id.ts";
import type { Config } from "../../config/config.ts";
import { usualDetail, type CalendarDetail } from "../../domain/calendars/appointment-words.ts";
import { insertLink, linkTo } from "../../store/calendars/links.ts";
import type { CalendarResult } from "./calendar-desk.ts";
import { findPerson } from "./find-person.ts";
import { seal } from "./seal.ts";
import { noSecretsKey, tryCalendar, type CalendarPlace } from "./try-calendar.ts";

/** Whose calendar is to be connected, and where it is. */
export interface Connecting {
  readonly person: string;
  readonly shows?: CalendarDetail;
  readonly at: CalendarPlace;
}

/** Connects a calendar after it has let us in. The next turn takes in its busy times and puts the appointments there. */
export async function connectCalendar(
  owner: ActionContext,
  options: {
    readonly business: Business;
    readonly config: Config;
    readonly wish: Connecting;
    readonly signal: AbortSignal;
  },
): Promise<CalendarResult<{ readonly id: string }>> {
  const { business, config, wish, signal } = options;
  const person = findPerson(business, wish.person);
  if (!person.ok) return person;
  const { secretsKey } = config;
  if (secretsKey === undefined) return noSecretsKey();
  const found = await tryCalendar(wish.at, { changes: true, signal });
  if (!found.ok) return found;
  const { settings, secret, target } = found;
  const id = newId("link");
  const nowMs = owner.clock.nowMs();
  return await owner.database.write(async (writer) => {
    const same = await linkTo(writer, target);
    if (same) return refusal(`That calendar is connected already, for ${same.stylist}.`);
    await insertLink(writer, {
      id,
      desk_id: owner.deskId,
      stylist_id: person.id,
      kind: settings.kind,
      target,
      settings: JSON.stringify(settings),
      secret: seal(secret, secretsKey, id),
      shows: wish.shows ?? usualDetail(business.trade),
      created_at_ms: nowMs,
      sync_token: null,
      full_read_at_ms: null,
      last_synced_at_ms: null,
      next_sync_at_ms: nowMs,
      failures: 0,
      problem: null,
      broken: 0,
      claimed_until_ms: null,
    });
    return { ok: true, id };
  });
}

function refusal(reason: string) {
  return { ok: false, reason } as const;
}

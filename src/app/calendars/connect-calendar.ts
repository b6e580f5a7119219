import type { ActionContext } from "../../actions/action-context.ts";
import type { Business } from "../../actions/load-desk.ts";
import { newId } from "../../base/id.ts";
import type { Config } from "../../config/config.ts";
import { usualDetail, type CalendarDetail } from "../../domain/calendars/appointment-words.ts";
import { LinkUnusable } from "../../jobs/calendar-sync/link-unusable.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import { insertLink, linkTo } from "../../store/calendars/links.ts";
import type { CalendarResult } from "./calendar-desk.ts";
import { calendarOf, type CalendarSettings } from "./calendar-kinds.ts";
import { findPerson } from "./find-person.ts";
import { newSecretsKey, seal } from "./seal.ts";

/** Whose calendar is to be connected, and where it is. */
export interface Connecting {
  readonly person: string;
  readonly shows?: CalendarDetail;
  readonly at:
    | {
        readonly kind: "caldav";
        readonly address: string;
        readonly user: string;
        readonly password: string;
        /** Which one, when the address leads to several. */
        readonly calendar?: string;
      }
    | { readonly kind: "google"; readonly calendarId: string; readonly keyText: string };
}

interface Found {
  readonly settings: CalendarSettings;
  readonly secret: string;
  readonly target: string;
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
  if (secretsKey === undefined) return noKey();
  const found = await tryOut(wish.at, signal);
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

function noKey() {
  return refusal(
    `Put this line into .env first, and start Frontdesk anew; passwords of calendars are locked with it: SECRETS_KEY=${newSecretsKey()}`,
  );
}

async function tryOut(at: Connecting["at"], signal: AbortSignal): Promise<CalendarResult<Found>> {
  try {
    const found = at.kind === "google" ? googleCalendar(at) : await davCalendar(at, signal);
    if (!found.ok) return found;
    const calendar = await calendarOf(found.settings, found.secret);
    // A moment long ago: it only shows whether we are let in.
    await calendar.read({ span: { startMs: 0, endMs: 60_000 }, zone: "UTC", signal });
    return found;
  } catch (error) {
    if (error instanceof LinkUnusable) return refusal(error.message);
    if (!(error instanceof ProviderError)) throw error;
    const sentence = SENTENCES[`${at.kind}-${error.failure}`] ?? AWAY;
    return refusal(sentence);
  }
}

const AWAY =
  "The calendar's server can't be reached or doesn't answer; check the address, or try again.";

const SENTENCES: Readonly<Record<string, string>> = {
  "caldav-authentication":
    "The server refuses this user and password; many want a password made for apps in the account's settings.",
  "caldav-invalid-request":
    "There's no calendar at this address; write the CalDAV address that the account's settings show.",
  "google-authentication": "Google doesn't take this key; make a new one and try again.",
  "google-invalid-request":
    "Google shows us no such calendar: share it with the account of the key, with the right to change events.",
};

function googleCalendar(at: Extract<Connecting["at"], { kind: "google" }>): CalendarResult<Found> {
  const { calendarId, keyText } = at;
  return {
    ok: true,
    settings: { kind: "google", calendarId },
    secret: keyText,
    target: `google ${calendarId}`,
  };
}

async function davCalendar(
  at: Extract<Connecting["at"], { kind: "caldav" }>,
  signal: AbortSignal,
): Promise<CalendarResult<Found>> {
  const { findCalendars } = await import("../../providers/caldav/index.ts");
  const { address, user, password, calendar: wanted } = at;
  const { calendars, addresses } = await findCalendars(address, { user, password }, signal);
  const named = wanted === undefined ? calendars : calendars.filter(({ name }) => name === wanted);
  const [only] = named;
  if (!only) {
    return refusal(
      calendars.length === 0
        ? "There's no calendar for events in this account; make one there first."
        : `There's no calendar "${wanted ?? ""}" there; there are ${names(calendars)}.`,
    );
  }
  if (named.length > 1) {
    return refusal(`There are several calendars; choose one with --calendar: ${names(calendars)}.`);
  }
  return {
    ok: true,
    settings: { kind: "caldav", url: only.url, user, addresses: [...addresses] },
    secret: password,
    target: `caldav ${only.url}`,
  };
}

function names(calendars: readonly { readonly name: string }[]): string {
  return calendars.map(({ name }) => `"${name}"`).join(", ");
}

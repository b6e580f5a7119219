import { LinkUnusable } from "../../jobs/calendar-sync/link-unusable.ts";
import { ProviderError } from "../../ports/provider-error.ts";
import type { CalendarResult } from "./calendar-desk.ts";
import { calendarOf, type CalendarSettings } from "./calendar-kinds.ts";
import { newSecretsKey } from "./seal.ts";

/** Where a calendar is, and what lets us in. */
export type CalendarPlace =
  | {
      readonly kind: "caldav";
      readonly address: string;
      readonly user: string;
      readonly password: string;
      /** Which one, when the address leads to several. */
      readonly calendar?: string;
    }
  | { readonly kind: "google"; readonly calendarId: string; readonly keyText: string };

/** A calendar that let us in. */
interface FoundCalendar {
  readonly settings: CalendarSettings;
  readonly secret: string;
  /** Names the calendar, so that it isn't connected twice. */
  readonly target: string;
}

/** Whether a calendar lets us in, and what is to be kept of it. `changes`: it's to be changed as well as read. */
export async function tryCalendar(
  at: CalendarPlace,
  { changes, signal }: { readonly changes: boolean; readonly signal: AbortSignal },
): Promise<CalendarResult<FoundCalendar>> {
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
    const what = `${at.kind}-${error.failure}`;
    if (what === "google-invalid-request")
      return refusal(changes ? SHARE_TO_CHANGE : SHARE_TO_READ);
    return refusal(SENTENCES[what] ?? AWAY);
  }
}

/** Passwords of calendars need a key before one can be kept. */
export function noSecretsKey() {
  return refusal(
    `Put this line into .env first, and start Frontdesk anew; passwords of calendars are locked with it: SECRETS_KEY=${newSecretsKey()}`,
  );
}

function refusal(reason: string) {
  return { ok: false, reason } as const;
}

const AWAY =
  "The calendar's server can't be reached or doesn't answer; check the address, or try again.";

const SHARE_TO_CHANGE =
  "Google shows us no such calendar: share it with the account of the key, with the right to change events.";
const SHARE_TO_READ =
  "Google shows us no such calendar: share it with the account of the key, with all event details.";

const SENTENCES: Readonly<Record<string, string>> = {
  "caldav-authentication":
    "The server refuses this user and password; many want a password made for apps in the account's settings.",
  "caldav-invalid-request":
    "There's no calendar at this address; write the CalDAV address that the account's settings show.",
  "google-authentication": "Google doesn't take this key; make a new one and try again.",
};

function googleCalendar(
  at: Extract<CalendarPlace, { kind: "google" }>,
): CalendarResult<FoundCalendar> {
  const { calendarId, keyText } = at;
  return {
    ok: true,
    settings: { kind: "google", calendarId },
    secret: keyText,
    target: `google ${calendarId}`,
  };
}

async function davCalendar(
  at: Extract<CalendarPlace, { kind: "caldav" }>,
  signal: AbortSignal,
): Promise<CalendarResult<FoundCalendar>> {
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

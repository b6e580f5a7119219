import { z } from "zod";
import { LinkUnusable } from "../../jobs/calendar-sync/link-unusable.ts";
import type { Calendar } from "../../ports/calendar.ts";
import { unseal } from "./seal.ts";

/** What each kind of calendar needs beside its secret. */
export const calendarSettings = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("caldav"),
    url: z.string(),
    user: z.string(),
    addresses: z.array(z.string()),
  }),
  z.object({ kind: z.literal("google"), calendarId: z.string() }),
]);

export type CalendarSettings = z.infer<typeof calendarSettings>;

/** A calendar as it is kept: what finds it, and what lets us in, locked for its own row. */
interface KeptCalendar {
  readonly id: string;
  readonly settings: string;
  readonly secret: string;
}

/** Makes a connected calendar usable. Throws `LinkUnusable` with a sentence for the owner. */
export async function openCalendar(
  { id, settings, secret: sealed }: KeptCalendar,
  secretsKey: string | undefined,
): Promise<Calendar> {
  if (secretsKey === undefined) {
    throw new LinkUnusable(
      "SECRETS_KEY is missing in .env, so the calendar's password can't be read.",
    );
  }
  const secret = unseal(sealed, secretsKey, id);
  if (secret === undefined) {
    throw new LinkUnusable(
      "SECRETS_KEY is another than when the calendar was connected: put the old one back, or connect it again.",
    );
  }
  return await calendarOf(calendarSettings.parse(JSON.parse(settings)), secret);
}

/** The same from its parts. The libraries are big, so only what is used is loaded. */
export async function calendarOf(settings: CalendarSettings, secret: string): Promise<Calendar> {
  if (settings.kind === "caldav") {
    const { CalDavCalendar } = await import("../../providers/caldav/index.ts");
    return new CalDavCalendar({ ...settings, password: secret });
  }
  const { GoogleCalendar, readGoogleKey } = await import("../../providers/google/index.ts");
  const key = readGoogleKey(secret);
  if (!key)
    throw new LinkUnusable(
      "This isn't a key that Google gives out: take the JSON file of a service account.",
    );
  return new GoogleCalendar({ calendarId: settings.calendarId, key });
}

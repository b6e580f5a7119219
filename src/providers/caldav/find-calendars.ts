import { createAccount, fetchCalendars, fetchCalendarUserAddresses, propfind } from "tsdav";
import { ProviderError } from "../../ports/provider-error.ts";
import { davFetch, type CalDavAccount } from "./dav-fetch.ts";
import { textOf } from "./dav-objects.ts";

/** A calendar that an account may use. */
export interface FoundCalendar {
  readonly url: string;
  readonly name: string;
}

/** What an address leads to: the calendars there, and the account's own mail addresses. */
export interface FoundCalendars {
  readonly calendars: readonly FoundCalendar[];
  readonly addresses: readonly string[];
}

/**
 * Looks which calendars there are for events, from the address of a server, of an account or of one calendar (RFC 6764, RFC
 * 4791). Throws a `ProviderError`: `authentication`, `connectivity`, or `invalid-request` when there is no CalDAV there.
 */
export async function findCalendars(
  address: string,
  account: CalDavAccount,
  signal: AbortSignal,
): Promise<FoundCalendars> {
  const fetch = davFetch(account, signal);
  try {
    const itself = await calendarAt(address, fetch);
    const found = await createAccount({
      account: { serverUrl: address, accountType: "caldav" },
      fetch,
    });
    const addresses = await fetchCalendarUserAddresses({ account: found, fetch });
    const calendars = itself ? [itself] : await calendarsOf(found, fetch);
    return { calendars, addresses: mailAddresses([account.user, ...addresses]) };
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    signal.throwIfAborted();
    // tsdav says what it misses in plain errors.
    throw new ProviderError("caldav", "invalid-request", undefined, { cause: error });
  }
}

async function calendarAt(address: string, fetch: typeof globalThis.fetch) {
  const [found] = await propfind({
    url: address,
    props: { "d:resourcetype": {}, "d:displayname": {} },
    depth: "0",
    fetch,
  });
  const kinds: unknown = found?.props?.["resourcetype"];
  if (!found?.ok || typeof kinds !== "object" || kinds === null || !("calendar" in kinds)) {
    return undefined;
  }
  return { url: address, name: textOf(found.props?.["displayname"]) ?? "" };
}

async function calendarsOf(
  account: Awaited<ReturnType<typeof createAccount>>,
  fetch: typeof globalThis.fetch,
): Promise<FoundCalendar[]> {
  const calendars = await fetchCalendars({ account, fetch });
  return calendars
    .filter(({ components = [] }) => components.length === 0 || components.includes("VEVENT"))
    .map(({ url, displayName }) => ({ url, name: textOf(displayName) ?? "" }));
}

function mailAddresses(all: readonly string[]): string[] {
  const plain = all.map((one) => one.toLowerCase().replace(/^mailto:/u, ""));
  return [...new Set(plain.filter((one) => /^[^\s/]+@[^\s/]+$/u.test(one)))];
}

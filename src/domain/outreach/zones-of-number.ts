import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/**
 * The IANA zone that whoever has this number (E.164) lives in, when it is of another country than `home` and all of that country
 * has one time. Undefined otherwise: within a country a number travels with its owner, so the business's zone is the best guess.
 */
export function foreignZoneOf(number: string, home: string): string | undefined {
  const country = parsePhoneNumberFromString(number)?.country;
  if (country === undefined || country === home) return undefined;
  const [zone, ...others] = zonesOf(country);
  return others.length === 0 ? zone : undefined;
}

function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`);
  // Node has it (ECMA-402, Intl Locale Info); the types that this program is checked with don't list it yet.
  if (!("getTimeZones" in locale) || typeof locale.getTimeZones !== "function") return [];
  const zones: unknown = locale.getTimeZones();
  return Array.isArray(zones) ? zones.filter((zone) => typeof zone === "string") : [];
}

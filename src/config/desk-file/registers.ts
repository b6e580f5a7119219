/** Whether this is an IANA time zone by name; offsets such as +05:30 are not, because they know no summer time. */
export function isZone(zone: string): boolean {
  if (!/^[A-Z][\w+-]*(\/[\w+-]+)*$/iu.test(zone)) return false;
  return passes(() => new Intl.DateTimeFormat("en", { timeZone: zone }));
}

/** Whether this is a current ISO 4217 currency. */
export function isCurrency(currency: string): boolean {
  return Intl.supportedValuesOf("currency").includes(currency);
}

/** Whether this is a BCP 47 language tag. */
export function isLanguage(tag: string): boolean {
  return passes(() => Intl.getCanonicalLocales(tag));
}

/** How many of a currency's smallest unit make one: 100 paise are a rupee, a yen is a yen. */
export function minorUnits(currency: string): number {
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  return 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2);
}

function passes(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What the units of money are called aloud: one, several, one hundredth, several hundredths. */
const SPOKEN: Readonly<Record<string, readonly [string, string, string, string]>> = {
  INR: ["rupee", "rupees", "paisa", "paise"],
  USD: ["dollar", "dollars", "cent", "cents"],
  CAD: ["dollar", "dollars", "cent", "cents"],
  AUD: ["dollar", "dollars", "cent", "cents"],
  SGD: ["dollar", "dollars", "cent", "cents"],
  EUR: ["euro", "euros", "cent", "cents"],
  GBP: ["pound", "pounds", "penny", "pence"],
  AED: ["dirham", "dirhams", "fils", "fils"],
};

/** A price as it is said: "400 rupees", "25 dollars and 50 cents". `minor` is in the currency's smallest unit (ISO 4217). */
export function sayPrice(minor: number, currency: string): string {
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
    currencyDisplay: "name",
  });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const names = SPOKEN[currency];
  if (!names) return format.format(minor / 10 ** digits).replace(/\.0+(?=\D)/, "");
  const [one, several, hundredth, hundredths] = names;
  const whole = Math.floor(minor / 100);
  const rest = minor % 100;
  const parts = [
    ...(whole > 0 || rest === 0 ? [`${whole} ${whole === 1 ? one : several}`] : []),
    ...(rest > 0 ? [`${rest} ${rest === 1 ? hundredth : hundredths}`] : []),
  ];
  return parts.join(" and ");
}

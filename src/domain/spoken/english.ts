/** Which English is spoken: how large numbers are grouped, where "and" goes, which way round a date is. */
export type English = "american" | "british" | "indian";

/** The English of a language tag (BCP 47), or nothing when it is another language: `en-IN` is Indian, plain `en` American. */
export function englishOf(language: string): English | undefined {
  const [name, ...rest] = language.toLowerCase().split(/[-_]/u);
  if (name !== "en") return undefined;
  if (rest.includes("in")) return "indian";
  return rest.length === 0 || rest.some((part) => ["us", "ca", "ph"].includes(part))
    ? "american"
    : "british";
}

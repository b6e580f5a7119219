import type { WrittenClinic } from "./clinic-shape.ts";

type WrittenProvider = Pick<WrittenClinic["providers"][number], "name" | "title" | "aliases">;

/** What a provider is called, and every other form of the name that callers use. */
export interface ProviderName {
  readonly name: string;
  readonly aliases: string[];
}

/** By title and surname ("Dr Chen"), or by title and whole name where two share the surname; the other forms are aliases. */
export function providerNames(providers: readonly WrittenProvider[]): readonly ProviderName[] {
  const surnames = Map.groupBy(providers, surnameOf);
  return providers.map((provider) => {
    const { name: whole, title, aliases } = provider;
    const surname = surnameOf(provider);
    const isAlone = surnames.get(surname)?.length === 1;
    const titled = title === undefined ? whole : `${title} ${isAlone ? surname : whole}`;
    const forms = [
      whole,
      ...(title === undefined ? [] : [`${title} ${whole}`]),
      ...(isAlone ? [surname] : []),
    ];
    const known = new Set([titled, ...aliases].map((form) => form.toLowerCase()));
    const others = [...new Set(forms)].filter((form) => !known.has(form.toLowerCase()));
    return { name: titled, aliases: [...aliases, ...others] };
  });
}

function surnameOf({ name }: Pick<WrittenProvider, "name">): string {
  return name.split(" ").at(-1) ?? name;
}

import { peopleTable, servicesTable } from "./tables.ts";
import type { Entry, Field, Table, Words } from "./table.ts";

/** What a salon's word is in a clinic, field by field. */
const IN_A_CLINIC: Readonly<Record<string, string>> = {
  services: "reasons",
  stylists: "providers",
};

/** A clinic's providers: its people, in its words. */
export const providersTable = inClinicWords(peopleTable, {
  name: "providers",
  one: "provider",
  fields: {
    name: { what: "name patients use", example: "Dr Rao" },
    services: { what: "reasons they see patients for, or all", example: "office-visit, flu-shot" },
    aliases: { what: "other forms of the name, with commas between", example: "Asha Rao" },
  },
});

/** A clinic's reasons for a visit: its services, in its words. Not every visit has a price. */
export const reasonsTable = inClinicWords(servicesTable, {
  name: "reasons",
  one: "reason",
  fields: {
    name: { what: "name patients hear", example: "travel advice" },
    price: { what: "price in the desk's currency", example: "40", required: false },
    aliases: { what: "other words patients use, with commas between", example: "vaccinations" },
    description: { what: "one sentence on what it is", example: "What to know before a journey." },
    stylists: { what: "providers who see patients for it, or all", example: "chen, patel" },
    "own-terms": { example: "chen: minutes 30; patel: price 50" },
  },
});

function inClinicWords(
  table: Table,
  clinic: {
    readonly name: string;
    readonly one: string;
    readonly fields: Readonly<Record<string, Partial<Field>>>;
  },
): Table {
  const { name, one } = clinic;
  const isPriceless = clinic.fields["price"]?.required === false;
  return {
    ...table,
    name,
    one,
    fields: table.fields.map((field) =>
      Object.assign({}, field, clinic.fields[field.name], { name: clinicWord(field.name) }),
    ),
    shown: table.shown.map(clinicWord),
    async list(context) {
      return (await table.list(context)).map((entry): Entry => {
        const words = Object.entries(entry.words).map(([field, word]) => [clinicWord(field), word]);
        return Object.assign({}, entry, { words: Object.fromEntries(words) });
      });
    },
    async add(context, words) {
      const known = salonWords(words);
      return await table.add(context, isPriceless ? { price: "0", ...known } : known);
    },
    async change(context, id, words) {
      return await table.change(context, id, salonWords(words));
    },
  };
}

function clinicWord(field: string): string {
  return IN_A_CLINIC[field] ?? field;
}

function salonWords(words: Words): Words {
  const salonWord = new Map(Object.entries(IN_A_CLINIC).map(([salon, clinic]) => [clinic, salon]));
  return Object.fromEntries(
    Object.entries(words).map(([field, word]) => [salonWord.get(field) ?? field, word]),
  );
}

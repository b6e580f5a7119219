import { addCustomer, changeCustomer, removeCustomer } from "../../actions/manage/customers.ts";
import type { CustomerInput } from "../../actions/manage/customers.ts";
import { isErased } from "../../store/customers/erase-customers.ts";
import type { Table, Words } from "./table.ts";
import { needWord, readList, writeList } from "./words.ts";

/** Who comes here. */
export const customersTable: Table = {
  name: "customers",
  one: "customer",
  fields: [
    { name: "name", what: "name", example: "Anita Kumar", required: true },
    { name: "phone", what: "telephone number", example: "+91 98401 23456", required: true },
    { name: "other-phones", what: "other numbers, with commas between", example: "044 2815 0000" },
    { name: "email", what: "e-mail address", example: "anita@example.com" },
    { name: "language", what: "language they speak", example: "ta-IN" },
    { name: "note", what: "note, for yourself", example: "Likes the window seat." },
  ],
  shown: ["name", "phone", "email", "note"],
  key: ["phone", "name"],
  async list({ database, deskId }) {
    const rows = await database.read
      .selectFrom("customers")
      .selectAll()
      .where("desk_id", "=", deskId)
      .orderBy("name")
      .orderBy("id")
      .execute();
    const phones = await database.read
      .selectFrom("customer_phones")
      .innerJoin("customers", "customers.id", "customer_phones.customer_id")
      .select(["customer_id", "customer_phones.phone"])
      .where("desk_id", "=", deskId)
      .orderBy("added_at_ms")
      .orderBy("customer_phones.phone")
      .execute();
    const phonesOf = Map.groupBy(phones, (row) => row.customer_id);
    return rows.map((row) => {
      const { id, name, phone, email, language, note } = row;
      const others = (phonesOf.get(id) ?? [])
        .map((one) => one.phone)
        .filter((one) => one !== phone);
      return {
        id,
        name,
        past: isErased(row),
        alsoFoundBy: [phone, phone.replaceAll(/\D/gu, ""), email ?? "", ...others],
        words: {
          name,
          phone,
          "other-phones": writeList(others),
          email: email ?? "",
          language: language ?? "",
          note: note ?? "",
        },
        data: { id, name, phone, otherPhones: others, email, language, note },
      };
    });
  },
  async add(context, words) {
    return await addCustomer(context, {
      ...readCustomer(words),
      name: needWord(words, "name"),
      phone: needWord(words, "phone"),
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changeCustomer(context, id, readCustomer(words));
  },
  remove: removeCustomer,
};

function readCustomer(words: Words): Partial<CustomerInput> {
  const { name, phone, email, language, note } = words;
  const others = words["other-phones"];
  return {
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { phone }),
    ...(others !== undefined && { otherPhones: readList(others) }),
    ...(email !== undefined && { email }),
    ...(language !== undefined && { language }),
    ...(note !== undefined && { note }),
  };
}

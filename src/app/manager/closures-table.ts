import { addClosure, changeClosure, removeClosure } from "../../actions/manage/closures.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { CANCEL_APPOINTMENTS, type Table, type Words } from "./table.ts";
import { readDay, type Here } from "./when-words.ts";
import { needWord, readYesNo } from "./words.ts";

/** Days on which the desk doesn't open. */
export const closures: Table = {
  name: "closures",
  one: "closure",
  fields: [
    { name: "from", what: "first day", example: "2026-12-25", required: true },
    { name: "to", what: "last day; the same as the first if left out", example: "2026-12-26" },
    { name: "reason", what: "reason", example: "Christmas" },
    {
      name: "keep-appointments",
      notExported: true,
      what: "whether what is booked then stays, yes or no",
      example: "no",
      choices: ["yes", "no"],
    },
    CANCEL_APPOINTMENTS,
  ],
  shown: ["from", "to", "reason"],
  key: ["from", "to"],
  async list({ database, deskId }) {
    const rows = await database.read
      .selectFrom("closures")
      .selectAll()
      .where("desk_id", "=", deskId)
      .where("location_id", "is", null)
      .orderBy("from_date")
      .orderBy("id")
      .execute();
    return rows.map((row) => {
      const words = { from: row.from_date, to: row.to_date, reason: row.reason ?? "" };
      const id = shortId(deskId, row.id);
      const name = [row.from_date, row.reason ?? ""].join(" ").trim();
      return { id, name, alsoFoundBy: [row.reason ?? ""], words, data: { id, ...words } };
    });
  },
  async add(context, words) {
    const from = readDay(needWord(words, "from"), await here(context));
    return await addClosure(context, {
      to: from,
      ...(await readClosure(context, words)),
      from,
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changeClosure(context, id, await readClosure(context, words));
  },
  remove: removeClosure,
};

async function here({ database, deskId, clock }: ManageContext): Promise<Here> {
  return { zone: (await deskRules(database.read, deskId)).zone, nowMs: clock.nowMs() };
}

async function readClosure(context: ManageContext, words: Words) {
  const { from, to, reason } = words;
  const keeps = words["keep-appointments"];
  const cancels = words[CANCEL_APPOINTMENTS.name] ?? "";
  const place = await here(context);
  return {
    ...(from !== undefined && { from: readDay(from, place) }),
    ...(to !== undefined && to.trim() !== "" && { to: readDay(to, place) }),
    ...(reason !== undefined && { reason }),
    ...(keeps !== undefined &&
      keeps !== "" && { keepsAppointments: readYesNo(keeps, "keep-appointments") }),
    ...(cancels !== "" && {
      cancelsAppointments: readYesNo(cancels, CANCEL_APPOINTMENTS.name),
    }),
  };
}

import { addTimeOff, changeTimeOff, removeTimeOff } from "../../actions/manage/away.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { deskRules } from "../../actions/manage/desk-row.ts";
import { shortId, wholeId } from "../../actions/manage/row-id.ts";
import { toIsoWithOffset } from "../../domain/scheduling/local-time.ts";
import { findId, names } from "./find-named.ts";
import { CANCEL_APPOINTMENTS, type Table, type Words } from "./table.ts";
import { readEdge, writeEdge, type Here } from "./when-words.ts";
import { needWord, readYesNo } from "./words.ts";

/** When somebody is away. */
export const timeOff: Table = {
  name: "time-off",
  one: "time off",
  fields: [
    { name: "who", what: "person who is away", example: "priya", required: true },
    { name: "from", what: "first day, or day and time", example: "2026-12-01", required: true },
    { name: "to", what: "last day, or day and time", example: "2026-12-05", required: true },
    { name: "reason", what: "reason", example: "wedding" },
    CANCEL_APPOINTMENTS,
  ],
  shown: ["who", "from", "to", "reason"],
  key: ["who", "from", "to"],
  async list(context) {
    const { database, deskId } = context;
    const { zone, nowMs } = await here(context);
    const rows = await database.read
      .selectFrom("time_off")
      .innerJoin("stylists", "stylists.id", "time_off.stylist_id")
      .selectAll("time_off")
      .select("stylists.name")
      .where("desk_id", "=", deskId)
      .orderBy("starts_at_ms")
      .orderBy("time_off.id")
      .execute();
    return rows.map((row) => {
      const id = shortId(deskId, row.id);
      const who = shortId(deskId, row.stylist_id);
      const words = {
        who,
        from: writeEdge(row.starts_at_ms, zone, "from"),
        to: writeEdge(row.ends_at_ms, zone, "to"),
        reason: row.reason ?? "",
      };
      return {
        id,
        name: `${row.name} ${words.from} to ${words.to}`,
        alsoFoundBy: [row.name, row.reason ?? ""],
        past: row.ends_at_ms <= nowMs,
        words,
        data: {
          id,
          who,
          start: toIsoWithOffset(row.starts_at_ms, zone),
          end: toIsoWithOffset(row.ends_at_ms, zone),
          reason: row.reason,
        },
      };
    });
  },
  async add(context, words) {
    const { deskId } = context;
    const place = await here(context);
    const people = await names(context, "stylists");
    return await addTimeOff(context, {
      stylistId: findId(needWord(words, "who"), people, "people"),
      startMs: readEdge(needWord(words, "from"), place, "from"),
      endMs: readEdge(needWord(words, "to"), place, "to"),
      reason: words["reason"] ?? null,
      ...readCancels(words),
      ...(words.id !== undefined && { id: wholeId(deskId, words.id) }),
    });
  },
  async change(context, id, words) {
    const { from, to, reason } = words;
    const place = await here(context);
    return await changeTimeOff(context, id, {
      ...(from !== undefined && { startMs: readEdge(from, place, "from") }),
      ...(to !== undefined && { endMs: readEdge(to, place, "to") }),
      ...(reason !== undefined && { reason }),
      ...readCancels(words),
    });
  },
  remove: removeTimeOff,
};

function readCancels(words: Words) {
  const cancels = words[CANCEL_APPOINTMENTS.name] ?? "";
  return cancels === ""
    ? {}
    : { cancelsAppointments: readYesNo(cancels, CANCEL_APPOINTMENTS.name) };
}

async function here({ database, deskId, clock }: ManageContext): Promise<Here> {
  return { zone: (await deskRules(database.read, deskId)).zone, nowMs: clock.nowMs() };
}

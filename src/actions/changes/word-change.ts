import { z } from "zod";
import type { ChoiceReason } from "../../domain/scheduling/fairness.ts";
import { toLocal } from "../../domain/scheduling/local-time.ts";
import type { AuditRow } from "../../store/audit/audit-rows.ts";
import { isErased } from "../../store/customers/erase-customers.ts";
import type { Reader } from "../../store/database.ts";
import { choiceReason } from "../slots/slot-token.ts";
import { describeDeed } from "../manage/describe-deed.ts";
import { wordLobby } from "./word-lobby.ts";

/** What ids are called now: the audit itself keeps no name of a customer. */
export interface Names {
  /** IANA zone of the desk. */
  readonly zone: string;
  readonly nameOf: (id: string | null | undefined) => string | undefined;
}

/** The names of a desk's services, people and customers. */
export async function namesAt(reader: Reader, deskId: string): Promise<Names> {
  const { zone } = await reader
    .selectFrom("desks")
    .select("zone")
    .where("id", "=", deskId)
    .executeTakeFirstOrThrow();
  const named = (table: "services" | "stylists" | "locations") =>
    reader.selectFrom(table).select(["id", "name"]).where("desk_id", "=", deskId).execute();
  const customers = await reader
    .selectFrom("customers")
    .select(["id", "name", "phone"])
    .where("desk_id", "=", deskId)
    .execute();
  const lists = await Promise.all([named("services"), named("stylists"), named("locations")]);
  const known = [...lists.flat(), ...customers.filter((one) => !isErased(one))];
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return { zone, nameOf: (id) => (typeof id === "string" ? names.get(id) : undefined) };
}

const visit = z.object({
  startMs: z.int(),
  customerId: z.string(),
  serviceIds: z.array(z.string()),
  stylistId: z.string(),
  /** Who does each service. */
  stylistIds: z.array(z.string()).optional(),
  because: choiceReason.optional(),
});

const wish = z.object({
  customerId: z.string(),
  serviceIds: z.array(z.string()),
  stylistId: z.string().nullable(),
  fromMs: z.int(),
});

type Visit = z.infer<typeof visit>;

/** One change in a few words: "moved Anita's haircut from 2026-11-24 15:00 with Priya to 2026-11-24 16:00 with Priya". */
export function wordChange(row: AuditRow, names: Names): string {
  const before = visit.safeParse(parse(row.before)).data;
  const after = visit.safeParse(parse(row.after)).data;
  const one = after ?? before;
  if (row.subject === "visits" && one) {
    const what = `${row.action} ${whose(one, names)}`;
    return row.action === "moved" && before && after
      ? `${what} from ${whenAndWho(before, names)} to ${whenAndWho(after, names)}`
      : `${what}, ${whenAndWho(one, names)}`;
  }
  if (row.subject === "visits") return `${row.action} the appointment ${row.subject_id}`;
  if (row.subject === "waiting_list") return wordWaiting(row, names);
  if (row.subject === "ratings") return `${row.action} the visit ${row.subject_id}`;
  if (row.subject === "consents")
    return row.action === "opted-out" ? "wants no more messages and calls" : "wants messages again";
  const inLobby = wordLobby(row);
  if (inLobby !== undefined) return inLobby;
  // What a call adds is kept without its name; what the owner adds is described with the other tables.
  const fixed = row.after === null ? CUSTOMER_CHANGES[row.action] : undefined;
  if (row.subject.startsWith("customer") && fixed !== undefined)
    return row.action === "erased"
      ? "erased a customer"
      : `${fixed} ${names.nameOf(row.subject_id) ?? GONE}`;
  return describeDeed([row], names.nameOf);
}

/** What a call does to a customer. */
const CUSTOMER_CHANGES: Readonly<Record<string, string>> = {
  added: "added the customer",
  renamed: "completed the name of",
  "number-added": "added another number of",
  erased: "erased a customer",
};

/** A customer who was erased leaves an id and nothing else. */
const GONE = "somebody who was erased";

function wordWaiting(row: AuditRow, names: Names): string {
  const joined = wish.safeParse(parse(row.after)).data;
  if (!joined) return `${row.action} the waiting list`;
  const { customerId, stylistId, fromMs } = joined;
  const who = names.nameOf(customerId) ?? GONE;
  const person = stylistId === null ? "anyone" : (names.nameOf(stylistId) ?? stylistId);
  const day = toLocal(fromMs, names.zone).slice(0, 10);
  return `put ${who} on the waiting list for ${services(joined, names)} with ${person} from ${day}`;
}

function whose(one: Visit, names: Names): string {
  const name = names.nameOf(one.customerId);
  const what = services(one, names);
  return name === undefined ? `the ${what} of ${GONE}` : `${name}'s ${what}`;
}

function whenAndWho(one: Visit, names: Names): string {
  const { startMs, stylistId, stylistIds = [stylistId], because = "asked-for" } = one;
  const local = toLocal(startMs, names.zone).replace("T", " ");
  const people = [...new Set(stylistIds)].map((id) => names.nameOf(id) ?? id);
  // The reason is that of whoever begins.
  const why = people.length === 1 ? WHY[because] : WHY[because].replace(", who", `; ${people[0]}`);
  return `${local} with ${people.join(" and ")}${why}`;
}

/** Why somebody was chosen for a customer who took anyone. */
const WHY: Readonly<Record<ChoiceReason, string>> = {
  "asked-for": "",
  "only-one-free": ", who was the only one free",
  "least-booked": ", who was booked least that day",
  "longest-idle": ", who had been without work longest",
  "roster-order": ", who comes first in your list",
};

function services(
  { serviceIds }: { readonly serviceIds: readonly string[] },
  names: Names,
): string {
  return serviceIds.map((id) => names.nameOf(id) ?? id).join(" and ");
}

function parse(text: string | null): unknown {
  return text === null ? undefined : JSON.parse(text);
}

import type { ManageContext } from "../../actions/manage/deed.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { nearestWord } from "../../config/nearest-word.ts";
import { readStrings } from "../../store/read-strings.ts";
import { readList, writeList } from "./words.ts";

/** Somebody or something that an owner names. */
export interface Named {
  /** As the database has it. */
  readonly id: string;
  readonly short: string;
  readonly forms: readonly string[];
  readonly past: boolean;
}

/** All services, people or places of the desk; who or what is no longer there comes last. */
export async function names(
  { database, deskId }: ManageContext,
  table: "services" | "stylists" | "locations",
): Promise<readonly Named[]> {
  const rows =
    table === "locations"
      ? await database.read
          .selectFrom("locations")
          .select(["id", "name", "aliases", "open as now"])
          .where("desk_id", "=", deskId)
          .orderBy("open", "desc")
          .orderBy("position")
          .execute()
      : table === "services"
        ? await database.read
            .selectFrom("services")
            .select(["id", "name", "aliases", "offered as now"])
            .where("desk_id", "=", deskId)
            .orderBy("offered", "desc")
            .orderBy("position")
            .execute()
        : await database.read
            .selectFrom("stylists")
            .select(["id", "name", "aliases", "working as now"])
            .where("desk_id", "=", deskId)
            .orderBy("working", "desc")
            .orderBy("position")
            .execute();
  return rows.map((row) => ({
    id: row.id,
    short: shortId(deskId, row.id),
    forms: [row.name, ...readStrings(row.aliases)],
    past: row.now === 0,
  }));
}

/**
 * The id of what an owner named: by its id, its name, another name, or the beginning of one. Throws `Refused` when nothing
 * or more than one thing is meant; `what` is what lists them: `services`, `people`.
 */
export function findId(word: string, known: readonly Named[], what: string): string {
  const wanted = word.trim().toLowerCase();
  const exact =
    known.find((one) => one.id === wanted || one.short === wanted) ??
    known.find((one) => one.forms.some((form) => form.toLowerCase() === wanted));
  if (exact) return exact.id;
  const starts =
    wanted === ""
      ? []
      : known.filter((one) => one.forms.some((form) => form.toLowerCase().startsWith(wanted)));
  const [only, another] = starts;
  if (only && !another) return only.id;
  if (another)
    throw new Refused(
      `"${word}" could be ${starts.map((one) => one.forms[0]).join(" or ")}; say which.`,
      "state",
    );
  const near = nearestWord(
    wanted,
    known.flatMap((one) => [...one.forms, one.short]),
  );
  const advice = near === undefined ? `frontdesk ${what} lists them` : `did you mean ${near}?`;
  throw new Refused(
    `"${word}" is none of the desk's ${what}; ${advice}${near === undefined ? "." : ""}`,
    "state",
  );
}

/** The people of a list such as `priya, meena`; `all` is everybody who works here. */
export async function findPeople(context: ManageContext, list: string): Promise<readonly string[]> {
  return findAll(list, await names(context, "stylists"), "people");
}

/** The services of a list such as `haircut, facial`; `all` is everything that is offered. */
export async function findServices(
  context: ManageContext,
  list: string,
): Promise<readonly string[]> {
  return findAll(list, await names(context, "services"), "services");
}

/** The place that an owner named; null for an empty word. Throws `Refused`. */
export async function findLocation(context: ManageContext, word: string): Promise<string | null> {
  if (word.trim() === "") return null;
  return findId(word, await names(context, "locations"), "locations");
}

function findAll(list: string, known: readonly Named[], what: string): readonly string[] {
  if (list.trim().toLowerCase() === "all")
    return known.filter((one) => !one.past).map((one) => one.id);
  return [...new Set(readList(list).map((word) => findId(word, known, what)))];
}

/**
 * Writes a list of ids so that `findPeople` or `findServices` reads the same: `all` when it is everybody who is there now.
 * Who or what is no longer there is left out.
 */
export function writeNamed(ids: readonly string[], known: readonly Named[]): string {
  const all = known.filter((one) => !one.past);
  const now = all.filter((one) => ids.includes(one.id));
  if (now.length > 0 && now.length === all.length) return "all";
  return writeList(now.map((one) => one.short));
}

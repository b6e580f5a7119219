import { splitName } from "../../../domain/people/split-name.ts";
import { readPhoneNumber } from "../../../domain/people/phone-number.ts";
import { readStrings } from "../../../store/read-strings.ts";
import type { Reader } from "../../../store/database.ts";
import type { EmployeesTable } from "../../../store/schema/employees.ts";
import { perform, type Deed, type ManageContext } from "../../manage/deed.ts";
import { slugFor } from "../../manage/slug.ts";
import { openPlaces } from "./directory-places.ts";

/** Somebody as an identity provider keeps them here (RFC 7643, 4.1). What is absent is empty there. */
export interface ProvisionedUser {
  readonly userName: string;
  /** What the provider calls them. */
  readonly externalId?: string;
  readonly name: string;
  readonly givenName?: string;
  readonly familyName?: string;
  readonly nickName?: string;
  readonly title?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly department?: string;
  readonly language?: string;
  readonly active: boolean;
}

/** The same, with its id here: short, and the same for good. */
export interface KnownUser extends ProvisionedUser {
  readonly id: string;
}

/** Those whom an identity provider keeps here, by name; with an id, that one or none. */
export async function listProvisioned(
  { database, deskId }: Pick<ManageContext, "database" | "deskId">,
  id?: string,
): Promise<readonly KnownUser[]> {
  return await readUsers(database.read, deskId, id);
}

/**
 * Adds somebody, or (with `id`) puts what the provider has now in the place of what was. Somebody whom another source had under the
 * same e-mail address is taken over, so that nobody is there twice. `taken`: another has this user name; `unknown`: there is
 * nobody of that id.
 */
export async function saveProvisioned(
  context: ManageContext,
  user: ProvisionedUser,
  id?: string,
): Promise<
  | { readonly ok: true; readonly user: KnownUser }
  | { readonly ok: false; readonly reason: "taken" | "unknown" }
> {
  return await perform(context, async (deed) => {
    const { writer, deskId, rows } = deed;
    const all = await writer
      .selectFrom("employees")
      .selectAll()
      .where("desk_id", "=", deskId)
      .execute();
    const known = id === undefined ? undefined : all.find((row) => isProvisioned(row, deskId, id));
    if (id !== undefined && !known) return { ok: false, reason: "unknown" };
    const wanted = user.userName.toLowerCase();
    const namesake = all.find(
      (row) => row.source === "scim" && row.user_name?.toLowerCase() === wanted,
    );
    if (namesake && namesake !== known) return { ok: false, reason: "taken" };
    const before = known ?? all.find((row) => isSameAddress(row, user));
    const columns = await columnsOf(deed, user, before);
    const rowId = before?.id ?? `${deskId}/${slugFor(user.name, "person", taken(all, deskId))}`;
    if (before) await rows.update("employees", { id: rowId }, { ...columns });
    else
      await rows.insert("employees", { ...NOTHING_MORE, ...columns, id: rowId, desk_id: deskId });
    const [saved] = await readUsers(writer, deskId, rowId.slice(deskId.length + 1));
    if (!saved) throw new Error("Whoever was just saved isn't there");
    return { ok: true, user: saved };
  });
}

/** The provider gives somebody up: they are marked as gone, and no longer the provider's. False when there is nobody. */
export async function removeProvisioned(context: ManageContext, id: string): Promise<boolean> {
  return await perform(context, async ({ writer, deskId, rows, nowMs }) => {
    const rowId = `${deskId}/${id}`;
    const row = await writer
      .selectFrom("employees")
      .select(["source", "user_name"])
      .where("id", "=", rowId)
      .executeTakeFirst();
    if (row?.source !== "scim" || row.user_name === null) return false;
    await rows.update(
      "employees",
      { id: rowId },
      { status: "gone", gone_at_ms: nowMs, user_name: null, external_id: null },
    );
    return true;
  });
}

async function readUsers(reader: Reader, deskId: string, id?: string): Promise<KnownUser[]> {
  const query = reader
    .selectFrom("employees")
    .leftJoin("departments", "departments.id", "employees.department_id")
    .selectAll("employees")
    .select("departments.name as department")
    .where("employees.desk_id", "=", deskId)
    .where("employees.source", "=", "scim")
    .where("employees.user_name", "is not", null)
    .orderBy("employees.name")
    .orderBy("employees.id");
  const rows = await (
    id === undefined ? query : query.where("employees.id", "=", `${deskId}/${id}`)
  ).execute();
  return rows.map((row) => toUser(row, deskId));
}

function toUser(
  row: EmployeesTable & { readonly department: string | null },
  deskId: string,
): KnownUser {
  const [nickName] = readStrings(row.aliases);
  const ownId = row.external_id === row.user_name ? null : row.external_id;
  return {
    id: row.id.slice(deskId.length + 1),
    userName: row.user_name ?? "",
    name: row.name,
    givenName: row.given_name,
    familyName: row.family_name,
    active: row.status === "here",
    ...(ownId !== null && { externalId: ownId }),
    ...(nickName !== undefined && { nickName }),
    ...(row.title !== null && { title: row.title }),
    ...(row.email !== null && { email: row.email }),
    ...(row.phone !== null && { phone: row.phone }),
    ...(row.department !== null && { department: row.department }),
    ...(row.language !== null && { language: row.language }),
  };
}

async function columnsOf(deed: Deed, user: ProvisionedUser, before: EmployeesTable | undefined) {
  const places = await openPlaces(deed);
  const split = splitName(user.name);
  const read = user.phone === undefined ? undefined : readPhoneNumber(user.phone, places.country);
  return {
    source: "scim",
    external_id: user.externalId ?? user.userName,
    user_name: user.userName,
    name: user.name,
    given_name: user.givenName ?? split.givenName,
    family_name: user.familyName ?? split.familyName,
    aliases: JSON.stringify(user.nickName === undefined ? [] : [user.nickName]),
    title: user.title ?? null,
    email: user.email ?? null,
    // A desk telephone's extension is no number to text: it is left out rather than the person refused.
    phone: read?.ok === true ? read.number : null,
    department_id: user.department === undefined ? null : await places.department(user.department),
    language: user.language ?? null,
    status: user.active ? "here" : "gone",
    gone_at_ms: user.active ? null : (before?.gone_at_ms ?? deed.nowMs),
  } as const;
}

const NOTHING_MORE = {
  location_id: null,
  slack_user_id: null,
  alternate_id: null,
  away_until_ms: null,
  see_instead_id: null,
} as const;

function isProvisioned(row: EmployeesTable, deskId: string, id: string): boolean {
  return row.id === `${deskId}/${id}` && row.source === "scim" && row.user_name !== null;
}

function isSameAddress(row: EmployeesTable, { email, userName }: ProvisionedUser): boolean {
  const address = row.email?.toLowerCase();
  return address !== undefined && [email, userName].some((one) => one?.toLowerCase() === address);
}

function taken(rows: readonly { readonly id: string }[], deskId: string) {
  return (slug: string) => rows.some(({ id }) => id === `${deskId}/${slug}`);
}

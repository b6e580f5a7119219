import { splitName } from "../../../domain/people/split-name.ts";
import { readPhoneNumber } from "../../../domain/people/phone-number.ts";
import type { EmployeesTable } from "../../../store/schema/employees.ts";
import type { Deed, ManageContext } from "../../manage/deed.ts";
import { perform } from "../../manage/deed.ts";
import { Refused } from "../../manage/refused.ts";
import { slugFor } from "../../manage/slug.ts";
import type { DirectoryEntry, DirectorySource } from "./directory-entry.ts";
import type { DirectoryReport } from "./directory-report.ts";
import { openPlaces, type Places } from "./directory-places.ts";
import { NOTHING_KNOWN, type Identity } from "./nothing-known.ts";

/** One entry and where it stands, for faults: `line 7`. */
export interface PlacedEntry extends DirectoryEntry {
  readonly where: string;
}

/**
 * Takes a directory over, all of it in one change that can be undone. Somebody is known by what the source calls them, or
 * else by their e-mail address. With `complete`, whoever the source had before and has no longer is marked as gone; nobody is
 * ever deleted. Throws `Refused` when that would be more than half of those who are here, unless `evenMost`.
 */
export async function applyDirectory(
  context: ManageContext,
  input: {
    readonly source: DirectorySource;
    readonly entries: readonly PlacedEntry[];
    readonly complete: boolean;
    readonly evenMost?: boolean;
    /** What is wrong with entries that could not be read at all. */
    readonly faults?: readonly string[];
  },
): Promise<DirectoryReport> {
  return await perform(context, async (deed) => {
    const rows = await deed.writer
      .selectFrom("employees")
      .selectAll()
      .where("desk_id", "=", deed.deskId)
      .execute();
    const taking = new Taking(deed, {
      rows,
      source: input.source,
      places: await openPlaces(deed),
    });
    taking.faults.push(...(input.faults ?? []));
    for (const entry of input.entries) await taking.take(entry);
    if (input.complete) await taking.markMissing(input.evenMost === true);
    return taking.report();
  });
}

/** Sources that describe everybody between them: a newer file takes the place of the one before. */
const SAME_LIST: Readonly<Record<DirectorySource, readonly DirectorySource[]>> = {
  owner: ["owner"],
  file: ["file", "csv"],
  csv: ["file", "csv"],
  scim: ["scim"],
  slack: ["slack"],
};

class Taking {
  readonly faults: string[] = [];
  readonly #deed: Deed;
  readonly #source: DirectorySource;
  readonly #places: Places;
  readonly #before: readonly EmployeesTable[];
  readonly #rows: Map<string, EmployeesTable>;
  readonly #byExternalId = new Map<string, EmployeesTable>();
  readonly #byEmail = new Map<string, EmployeesTable>();
  readonly #seen = new Set<string>();
  readonly #counts = { added: 0, changed: 0, unchanged: 0, gone: 0, back: 0 };

  constructor(
    deed: Deed,
    known: {
      readonly rows: readonly EmployeesTable[];
      readonly source: DirectorySource;
      readonly places: Places;
    },
  ) {
    this.#deed = deed;
    this.#source = known.source;
    this.#places = known.places;
    this.#before = known.rows;
    this.#rows = new Map(known.rows.map((row) => [row.id, row]));
    for (const row of known.rows) {
      if (
        SAME_LIST[known.source].some((source) => source === row.source) &&
        row.external_id !== null
      )
        this.#byExternalId.set(row.external_id, row);
      if (row.email !== null) this.#byEmail.set(row.email.toLowerCase(), row);
    }
  }

  async take(entry: PlacedEntry): Promise<void> {
    const email = entry.email?.trim().toLowerCase();
    const known =
      this.#byExternalId.get(entry.externalId) ??
      (email === undefined ? undefined : this.#byEmail.get(email));
    if (known && this.#seen.has(known.id)) {
      this.faults.push(`${entry.where}: somebody above has the same id or e-mail; left out.`);
      return;
    }
    if (!known && !entry.isActive) return;
    const columns = await this.#columnsOf(entry);
    // A chat is no register: of whom another source has, it only says where they are reached.
    if (known && this.#source === "slack" && known.source !== "slack")
      await this.#change(known, reachedAt(known, columns));
    else if (known) await this.#change(known, columns);
    else await this.#add(columns);
  }

  /** Marks those of the same list who were not in it as gone. */
  async markMissing(evenMost: boolean): Promise<void> {
    const list = this.#before.filter(
      (row) => row.status === "here" && SAME_LIST[this.#source].some((one) => one === row.source),
    );
    const missing = list.filter(({ id }) => !this.#seen.has(id));
    if (missing.length * 2 > list.length && missing.length > 3 && !evenMost) {
      throw new Refused(
        `${missing.length} of the ${list.length} people in the directory are missing from it and would be marked as gone; add --all if that is right.`,
        "state",
      );
    }
    for (const { id } of missing) {
      await this.#deed.rows.update(
        "employees",
        { id },
        { status: "gone", gone_at_ms: this.#deed.nowMs },
      );
      this.#counts.gone += 1;
    }
  }

  report(): DirectoryReport {
    return { ...this.#counts, faults: this.faults };
  }

  async #add(columns: Columns): Promise<void> {
    const { deskId, rows } = this.#deed;
    const id = `${deskId}/${slugFor(columns.name, "person", (slug) => this.#rows.has(`${deskId}/${slug}`))}`;
    const row: EmployeesTable = { ...NOTHING_KNOWN, ...columns, id, desk_id: deskId };
    await rows.insert("employees", { ...row });
    this.#remember(row);
    this.#counts.added += 1;
  }

  async #change(known: EmployeesTable, columns: Columns): Promise<void> {
    const wanted = { ...columns, gone_at_ms: goneAt(known, columns, this.#deed.nowMs) };
    // What the source doesn't speak of stays as it is.
    const row: EmployeesTable = { ...known, ...wanted };
    // A newer file of the same list says nothing new by being another file.
    const isSame = JSON.stringify({ ...row, source: known.source }) === JSON.stringify(known);
    if (!isSame) await this.#deed.rows.update("employees", { id: known.id }, { ...wanted });
    if (known.status === "here" && row.status === "gone") this.#counts.gone += 1;
    else if (known.status === "gone" && row.status === "here") this.#counts.back += 1;
    else if (isSame) this.#counts.unchanged += 1;
    else this.#counts.changed += 1;
    this.#remember(row);
  }

  #remember(row: EmployeesTable): void {
    this.#rows.set(row.id, row);
    this.#seen.add(row.id);
    if (row.external_id !== null) this.#byExternalId.set(row.external_id, row);
    if (row.email !== null) this.#byEmail.set(row.email.toLowerCase(), row);
  }

  async #columnsOf(entry: PlacedEntry): Promise<Columns> {
    const { givenName, familyName } = { ...splitName(entry.name), ...given(entry) };
    return {
      source: this.#source,
      external_id: entry.externalId,
      name: entry.name,
      given_name: givenName,
      family_name: familyName,
      status: entry.isActive ? "here" : "gone",
      gone_at_ms: entry.isActive ? null : this.#deed.nowMs,
      ...(entry.aliases && { aliases: JSON.stringify(entry.aliases) }),
      ...(entry.title !== undefined && { title: entry.title }),
      ...(entry.email !== undefined && { email: entry.email.trim() }),
      ...(entry.slackUserId !== undefined && { slack_user_id: entry.slackUserId }),
      ...(entry.phone !== undefined && this.#phoneOf(entry.phone, entry.where)),
      ...(entry.department !== undefined && {
        department_id: await this.#places.department(entry.department),
      }),
      ...(entry.location !== undefined && this.#locationOf(entry.location, entry.where)),
    };
  }

  #phoneOf(written: string, where: string): { readonly phone?: string } {
    const read = readPhoneNumber(written, this.#places.country);
    if (read.ok) return { phone: read.number };
    this.faults.push(`${where}: "${written}" is no telephone number; left out.`);
    return {};
  }

  #locationOf(name: string, where: string): { readonly location_id?: string } {
    const id = this.#places.location(name);
    if (id !== undefined) return { location_id: id };
    this.faults.push(`${where}: there is no location "${name}"; left out.`);
    return {};
  }
}

type Columns = Identity & Partial<typeof NOTHING_KNOWN>;

function reachedAt(known: EmployeesTable, { slack_user_id }: Columns): Columns {
  const { source, external_id, name, given_name, family_name, status, gone_at_ms } = known;
  return {
    source,
    external_id,
    name,
    given_name,
    family_name,
    status,
    gone_at_ms,
    ...(slack_user_id !== undefined && { slack_user_id }),
  };
}

/** Whoever left before left then, not now. */
function goneAt(known: EmployeesTable, { status }: Columns, nowMs: number): number | null {
  if (status === "here") return null;
  return known.status === "gone" ? known.gone_at_ms : nowMs;
}

function given({ givenName, familyName }: DirectoryEntry): {
  readonly givenName?: string;
  readonly familyName?: string;
} {
  return {
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
  };
}

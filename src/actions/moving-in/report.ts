/** The tables of an older program that are taken over. */
export type OldTable = "customers" | "services" | "stylists" | "faqs" | "appointments";

/** What became of the rows of one table; the last four add up to the first. */
export interface TableCount {
  readonly found: number;
  readonly added: number;
  /** Taken over before, or known here already. */
  readonly known: number;
  /** The same as another row of the file. */
  readonly joined: number;
  readonly leftOut: number;
}

/** Something the owner should look at. */
export interface ReportNote {
  readonly table: OldTable | "desk";
  /** The id of the row in the old file; null when it is about none in particular. */
  readonly row: string | null;
  /** A sentence. */
  readonly what: string;
  /** The row was not taken over; here is all that stood in it. */
  readonly leftOut?: Readonly<Record<string, string | number | null>>;
}

/** What moving in did, or would do. */
export interface MovingReport {
  readonly tables: Readonly<Record<OldTable, TableCount>>;
  readonly notes: readonly ReportNote[];
}

/** Counts and notes while rows are taken over. */
export class Report {
  readonly #counts: Record<OldTable, Record<keyof TableCount, number>> = {
    customers: none(),
    services: none(),
    stylists: none(),
    faqs: none(),
    appointments: none(),
  };
  readonly #notes: ReportNote[] = [];

  /** One row, and what became of it. */
  count(table: OldTable, fate: Exclude<keyof TableCount, "found">): void {
    this.#counts[table].found += 1;
    this.#counts[table][fate] += 1;
  }

  note(table: ReportNote["table"], row: string | null, what: string): void {
    this.#notes.push({ table, row, what });
  }

  /** A row that can't be taken over; all that stood in it goes into the report, so that nothing is lost. */
  leaveOut(
    table: OldTable,
    row: Readonly<Record<string, string | number | null>>,
    what: string,
  ): void {
    this.count(table, "leftOut");
    this.#notes.push({ table, row: String(row["id"] ?? ""), what, leftOut: row });
  }

  result(): MovingReport {
    return { tables: this.#counts, notes: this.#notes };
  }
}

function none(): Record<keyof TableCount, number> {
  return { found: 0, added: 0, known: 0, joined: 0, leftOut: 0 };
}

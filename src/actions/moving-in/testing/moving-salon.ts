import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toLocal } from "../../../domain/scheduling/local-time.ts";
import { readGlamDesk } from "../../../store/moving-in/glamdesk-file.ts";
import {
  writeGlamDesk,
  type GlamDeskRows,
} from "../../../store/moving-in/testing/write-glamdesk.ts";
import type { ManageContext } from "../../manage/deed.ts";
import { openSalon, type Salon } from "../../testing/open-salon.ts";
import { moveIn, type MovingOptions } from "../move-in.ts";

/** What nearly every old book has: two customers, services and stylists, and one question. */
export const oldBook = {
  customers: [
    { name: "Anita Kumar", phone: "98401 23456", email: "anita@example.com" },
    { name: "Ravi", phone: "+91 98400 11111" },
  ],
  services: [
    { name: "Haircut", duration_min: 30, price: 400, description: "A cut." },
    { name: "Hair Color", duration_min: 90, price: 2500.5 },
  ],
  stylists: [
    { name: "Priya", speciality: "Cuts", working_days: "Mon,Wed,Fri" },
    { name: "Kavya", working_days: "Tue,Thu,Sat" },
  ],
  faqs: [{ question: "Where are you?", answer: "In Chennai.", category: "place" }],
} as const;

/** A row of the old book: Anita's haircut with Priya unless it says otherwise. */
export function oldAppointment(
  when: string | null,
  more: Readonly<Record<string, string | number | null>> = {},
) {
  return { customer_id: 1, service_id: 1, stylist_id: 1, appt_datetime: when, ...more };
}

/** A salon and the file of an old one beside it. */
export class MovingSalon implements AsyncDisposable {
  readonly salon: Salon;
  readonly folder: string;
  readonly path: string;
  /** The owner who takes the old book over. */
  readonly importing: ManageContext;

  private constructor(salon: Salon, folder: string) {
    this.salon = salon;
    this.folder = folder;
    this.path = join(folder, "old.db");
    this.importing = { ...salon.owner, actor: { kind: "owner", channel: "import" } };
  }

  static async open(): Promise<MovingSalon> {
    return new MovingSalon(await openSalon(), mkdtempSync(join(tmpdir(), "frontdesk-moving-")));
  }

  /** Writes the old file and takes it over. */
  async move(rows: GlamDeskRows, options: MovingOptions & { vintage?: 2024 | 2026 } = {}) {
    rmSync(this.path, { force: true });
    writeGlamDesk(this.path, rows, options.vintage);
    return await moveIn(this.importing, readGlamDesk(this.path), options);
  }

  /** Each visit of the new book in a line, by start. */
  async visits(): Promise<readonly string[]> {
    const rows = await this.salon.database.read
      .selectFrom("visits")
      .innerJoin("customers", "customers.id", "visits.customer_id")
      .innerJoin("segments", "segments.visit_id", "visits.id")
      .innerJoin("services", "services.id", "segments.service_id")
      .innerJoin("stylists", "stylists.id", "segments.stylist_id")
      .select(["visits.status", "visits.ends_at_ms", "visits.note"])
      .select([
        "customers.name as customer",
        "services.name as service",
        "stylists.name as stylist",
      ])
      .select(["segments.overlap_allowed as twice", "visits.overlap_allowed as busy"])
      .select(["visits.starts_at_ms as startMs"])
      .orderBy("visits.starts_at_ms")
      .orderBy("visits.id")
      .execute();
    return rows.map((row) => {
      const minutes = (row.ends_at_ms - row.startMs) / 60_000;
      const flags = `${row.twice === 1 ? " twice" : ""}${row.busy === 1 ? " busy" : ""}`;
      const note = row.note === null ? "" : ` (${row.note})`;
      const start = toLocal(row.startMs, "Asia/Kolkata");
      return `${start} ${minutes} ${row.status} ${row.customer}, ${row.service}, ${row.stylist}${note}${flags}`;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.salon[Symbol.asyncDispose]();
    rmSync(this.folder, { recursive: true });
  }
}

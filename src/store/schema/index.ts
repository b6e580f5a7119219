import type { BreaksTable } from "./breaks.ts";
import type { CallEventsTable } from "./call-events.ts";
import type { CallsTable } from "./calls.ts";
import type { ClosuresTable } from "./closures.ts";
import type { CustomersTable } from "./customers.ts";
import type { DesksTable } from "./desks.ts";
import type { FaqsTable } from "./faqs.ts";
import type { MigrationsTable } from "./migrations.ts";
import type { OutboxTable } from "./outbox.ts";
import type { ProposalsTable } from "./proposals.ts";
import type { SegmentsTable } from "./segments.ts";
import type { ServicePhasesTable } from "./service-phases.ts";
import type { ServicesTable } from "./services.ts";
import type { StylistServicesTable } from "./stylist-services.ts";
import type { StylistsTable } from "./stylists.ts";
import type { TimeOffTable } from "./time-off.ts";
import type { VisitsTable } from "./visits.ts";
import type { WeeklyHoursTable } from "./weekly-hours.ts";

/** Every table by its name, as Kysely takes them. Instants are UTC milliseconds; JSON is text; yes and no are 1 and 0. */
export interface Tables {
  breaks: BreaksTable;
  call_events: CallEventsTable;
  calls: CallsTable;
  closures: ClosuresTable;
  customers: CustomersTable;
  desks: DesksTable;
  faqs: FaqsTable;
  migrations: MigrationsTable;
  outbox: OutboxTable;
  proposals: ProposalsTable;
  segments: SegmentsTable;
  service_phases: ServicePhasesTable;
  services: ServicesTable;
  stylist_services: StylistServicesTable;
  stylists: StylistsTable;
  time_off: TimeOffTable;
  visits: VisitsTable;
  weekly_hours: WeeklyHoursTable;
}

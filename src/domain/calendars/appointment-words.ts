/** How much of an appointment a calendar shows: only that somebody comes, a first name with the service, or everything. */
export type CalendarDetail = "busy" | "first-name" | "everything";

/** What there is to say of an appointment. */
export interface AppointmentFacts {
  readonly customer: { readonly name: string; readonly phone: string };
  readonly services: readonly string[];
  /** Who it is with, where the calendar is of several people. */
  readonly people?: readonly string[];
  readonly note?: string;
}

/** What a calendar says of an appointment; a calendar is often shared, so it says no more than its owner chose. */
export function appointmentWords(
  detail: CalendarDetail,
  facts: AppointmentFacts,
): { readonly summary: string; readonly description?: string } {
  const who = facts.people ? ` (${facts.people.join(", ")})` : "";
  if (detail === "busy") return { summary: `Booked${who}` };
  const { name, phone } = facts.customer;
  const shown = detail === "everything" ? name : (name.trim().split(/\s+/u)[0] ?? name);
  const summary = `${shown}: ${facts.services.join(", ")}${who}`;
  if (detail === "first-name") return { summary };
  return { summary, description: facts.note === undefined ? phone : `${phone}\n${facts.note}` };
}

/** What a calendar shows unless its owner chooses: why somebody sees a doctor is nobody's business. */
export function usualDetail(trade: string): CalendarDetail {
  return trade === "salon" ? "first-name" : "busy";
}

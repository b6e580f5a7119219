import type { Appointment } from "../../../src/http/contract/appointment.ts";
import type { DeskView } from "../../../src/http/contract/desk.ts";
import type { Today } from "../../../src/http/contract/today.ts";
import { minuteOn, weekdayOf } from "./wall-time.ts";

/** One day at the desk, arranged for the page. */
export interface Day {
  readonly columns: readonly Column[];
  /** Whole hours that the board spans, in minutes after midnight. */
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface Column {
  readonly stylist: string;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly appointment: Appointment;
  readonly fromMinute: number;
  readonly toMinute: number;
  /** Appointments of one stylist may overlap, e.g. while a colour develops: they stand side by side. */
  readonly lane: number;
  readonly lanes: number;
}

/** A column for everyone who works today or has an appointment, over the hours that matter. */
export function arrangeDay(desk: DeskView, today: Today): Day {
  const weekday = weekdayOf(today.date);
  const working = desk.stylists.filter((one) => one.hours.some((span) => span.weekday === weekday));
  const names = new Set([
    ...working.map((one) => one.name),
    ...today.appointments.map((appointment) => appointment.stylist),
  ]);
  const columns = [...names].map((stylist) => ({
    stylist,
    entries: inLanes(
      today.appointments
        .filter((appointment) => appointment.stylist === stylist)
        .map((appointment) => ({
          appointment,
          fromMinute: minuteOn(today.date, appointment.start),
          toMinute: minuteOn(today.date, appointment.end),
        })),
    ),
  }));
  const spans = [
    ...desk.openingHours.filter((span) => span.weekday === weekday),
    ...columns.flatMap((column) => column.entries),
  ];
  const fromMinute = Math.min(...spans.map((span) => span.fromMinute));
  const toMinute = Math.max(...spans.map((span) => span.toMinute));
  return {
    columns,
    fromMinute: spans.length === 0 ? 9 * 60 : Math.floor(fromMinute / 60) * 60,
    toMinute: spans.length === 0 ? 18 * 60 : Math.ceil(toMinute / 60) * 60,
  };
}

type Span = Omit<Entry, "lane" | "lanes">;

/** Puts what overlaps into lanes: each cluster of overlapping entries shares the width of the column. */
function inLanes(spans: readonly Span[]): readonly Entry[] {
  const entries: Entry[] = [];
  let cluster: (Span & { lane: number })[] = [];
  function close(): void {
    const lanes = Math.max(0, ...cluster.map((span) => span.lane)) + 1;
    entries.push(...cluster.map((span) => ({ ...span, lanes })));
    cluster = [];
  }
  for (const span of spans.toSorted((one, other) => one.fromMinute - other.fromMinute)) {
    if (cluster.every((earlier) => earlier.toMinute <= span.fromMinute)) close();
    const taken = new Set(
      cluster
        .filter((earlier) => earlier.toMinute > span.fromMinute)
        .map((earlier) => earlier.lane),
    );
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    cluster.push({ ...span, lane });
  }
  close();
  return entries;
}

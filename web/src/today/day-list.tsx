import { Fragment } from "react";
import { AppointmentCard } from "./appointment-card.tsx";
import type { Day } from "./day.ts";
import { sayMinute } from "./wall-time.ts";

/** The day on a phone: everything in the order it happens, with a line where it is now. */
export function DayList({
  day,
  nowMinute,
  language,
}: {
  day: Day;
  nowMinute: number;
  language: string;
}) {
  const rows = day.columns
    .flatMap(({ stylist, entries }) => entries.map((entry) => ({ stylist, entry })))
    .toSorted((one, other) => one.entry.fromMinute - other.entry.fromMinute);
  const next = rows.findIndex(({ entry }) => entry.fromMinute > nowMinute);
  const now = (
    <li className="now-row" aria-hidden="true">
      <span>Now, {sayMinute(nowMinute, language)}</span>
    </li>
  );
  return (
    <ol className="day-list">
      {rows.map(({ stylist, entry }, index) => (
        <Fragment key={entry.appointment.id}>
          {index === next && now}
          <li>
            <AppointmentCard {...{ entry, nowMinute, language, stylist }} />
          </li>
        </Fragment>
      ))}
      {next === -1 && now}
    </ol>
  );
}

import type { Day } from "./day.ts";
import { AppointmentCard } from "./appointment-card.tsx";
import { sayMinute } from "./wall-time.ts";

/** Height of an hour on the board, in rem: a quarter of an hour still holds one line. */
const HOUR_REM = 6.5;

/** The day on a wide screen: a column for each stylist, and a line where it is now. */
export function DayBoard({
  day,
  nowMinute,
  language,
}: {
  day: Day;
  nowMinute: number;
  language: string;
}) {
  const hours = Array.from(
    { length: (day.toMinute - day.fromMinute) / 60 + 1 },
    (_, index) => day.fromMinute + index * 60,
  );
  const height = rem(day.toMinute - day.fromMinute);
  const isNow = nowMinute >= day.fromMinute && nowMinute <= day.toMinute;
  return (
    <div
      className="board"
      style={{ gridTemplateColumns: `auto repeat(${day.columns.length}, minmax(9rem, 1fr))` }}
    >
      <div className="hours" aria-hidden="true" style={{ height }}>
        {hours.map((minute) => (
          <span key={minute} style={{ top: rem(minute - day.fromMinute) }}>
            {sayMinute(minute, language)}
          </span>
        ))}
      </div>
      {day.columns.map((column) => (
        <section key={column.stylist} className="column" aria-label={column.stylist}>
          <h2>{column.stylist}</h2>
          <div className="lanes" style={{ height, backgroundSize: `100% ${HOUR_REM}rem` }}>
            {column.entries.length === 0 && <p className="free">Free all day</p>}
            {column.entries.map((entry) => (
              <AppointmentCard
                key={entry.appointment.id}
                entry={entry}
                nowMinute={nowMinute}
                language={language}
                style={{
                  top: rem(entry.fromMinute - day.fromMinute),
                  height: rem(entry.toMinute - entry.fromMinute),
                  left: `${(entry.lane / entry.lanes) * 100}%`,
                  width: `${100 / entry.lanes}%`,
                }}
              />
            ))}
          </div>
        </section>
      ))}
      {isNow && (
        <div
          className="now-line"
          aria-hidden="true"
          style={{ top: rem(nowMinute - day.fromMinute) }}
        >
          <span>{sayMinute(nowMinute, language)}</span>
        </div>
      )}
    </div>
  );
}

function rem(minutes: number): string {
  return `${(minutes / 60) * HOUR_REM}rem`;
}

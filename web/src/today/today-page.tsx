import { useEffect } from "react";
import type { Today } from "../../../src/http/contract/today.ts";
import type { DeskView } from "../../../src/http/contract/desk.ts";
import { useDesk } from "../desk/use-desk.ts";
import { arrangeDay } from "./day.ts";
import { DayBoard } from "./day-board.tsx";
import { DayList } from "./day-list.tsx";
import { LiveCalls } from "./live-calls.tsx";
import { type Live, useLive } from "./use-live.ts";
import { useNow } from "./use-now.ts";
import { useToday } from "./use-today.ts";
import { useWide } from "./use-wide.ts";
import { minuteOn, sayDate, sayMinute, wallClock, weekdayOf } from "./wall-time.ts";

/** The owner's first page: today's book, and what is being said on the phone. */
export function TodayPage() {
  const desk = useDesk();
  const { today, refresh } = useToday();
  const live = useLive(refresh);
  const nowMs = useNow();
  return (
    <div className="today">
      <header className="page-header">
        <div>
          <h1>{desk?.name ?? "Frontdesk"}</h1>
          {desk && today && <p className="day-line">{dayLine(desk, today)}</p>}
        </div>
        <Connection connection={live.connection} />
        <a href="/talk" className="talk-link">
          Talk to the receptionist
        </a>
      </header>
      <div className="today-body">
        <main>
          {desk && today ? (
            <Book desk={desk} today={today} nowMs={nowMs} refresh={refresh} />
          ) : (
            <p className="empty" role="status">
              {live.connection === "lost" ? "Frontdesk doesn't answer." : "Opening the book…"}
            </p>
          )}
        </main>
        <LiveCalls calls={live.calls} nowMs={nowMs} />
      </div>
    </div>
  );
}

function Book({
  desk,
  today,
  nowMs,
  refresh,
}: {
  desk: DeskView;
  today: Today;
  nowMs: number;
  refresh: () => void;
}) {
  const wide = useWide();
  const now = wallClock(nowMs, desk.zone);
  // At midnight there, the book turns its page.
  useEffect(() => refresh(), [now.date, refresh]);
  const nowMinute = minuteOn(today.date, `${now.date}T00:00`) + now.minute;
  const day = arrangeDay(desk, today);
  return (
    <>
      <p className="summary" role="status">
        {sumUp(today, nowMinute, desk.language)}
      </p>
      {wide && day.columns.length > 0 ? (
        <DayBoard day={day} nowMinute={nowMinute} language={desk.language} />
      ) : (
        today.appointments.length > 0 && (
          <DayList day={day} nowMinute={nowMinute} language={desk.language} />
        )
      )}
    </>
  );
}

function Connection({ connection }: { connection: Live["connection"] }) {
  return (
    <p className={`connection ${connection}`} role="status">
      {connection === "live" && "Up to date"}
      {connection === "connecting" && "Connecting…"}
      {connection === "lost" && "Connection lost. Trying again…"}
    </p>
  );
}

function dayLine(desk: DeskView, today: Today): string {
  const weekday = weekdayOf(today.date);
  const hours = desk.openingHours
    .filter((span) => span.weekday === weekday)
    .map(
      ({ fromMinute, toMinute }) =>
        `${sayMinute(fromMinute, desk.language)} to ${sayMinute(toMinute, desk.language)}`,
    );
  const open = hours.length === 0 ? "closed today" : `open ${hours.join(" and ")}`;
  return `${sayDate(today.date, desk.language)}, ${open}`;
}

function sumUp(today: Today, nowMinute: number, language: string): string {
  const booked = today.appointments.filter((appointment) => appointment.status === "booked");
  if (booked.length === 0) return "No appointments today yet.";
  const count = booked.length === 1 ? "1 appointment today" : `${booked.length} appointments today`;
  const next = booked
    .filter((appointment) => minuteOn(today.date, appointment.start) > nowMinute)
    .toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start))
    .at(0);
  if (!next) return `${count}, none still to come.`;
  const at = sayMinute(minuteOn(today.date, next.start), language);
  return `${count}. Next is ${next.customer.name} at ${at} with ${next.stylist}.`;
}

import type { CSSProperties } from "react";
import { sayMinute } from "./wall-time.ts";
import type { Entry } from "./day.ts";

/** One appointment: when, who, what, and how it stands. */
export function AppointmentCard({
  entry,
  nowMinute,
  language,
  stylist,
  style,
}: {
  entry: Entry;
  nowMinute: number;
  language: string;
  /** Shown on the list, where there are no columns. */
  stylist?: string;
  style?: CSSProperties;
}) {
  const { appointment, fromMinute, toMinute } = entry;
  const standing = standingOf(entry, nowMinute);
  const short = toMinute - fromMinute < 40 ? " short" : "";
  return (
    <article className={`appointment ${standing}${short}`} style={style}>
      <p className="when">
        <time dateTime={appointment.start}>{sayMinute(fromMinute, language)}</time>
        <span className="until"> to {sayMinute(toMinute, language)}</span>
      </p>
      <p className="customer">{appointment.customer.name}</p>
      <p className="service">
        {appointment.services.join(", ")}
        {stylist !== undefined && <span className="with"> with {stylist}</span>}
      </p>
      <p className="standing">{STANDINGS[standing] ?? appointment.status}</p>
    </article>
  );
}

const STANDINGS: Readonly<Record<string, string>> = {
  booked: "Booked",
  now: "Now",
  earlier: "Earlier",
  cancelled: "Cancelled",
};

/** A booking is coming, going on or over; any other status stands as it is. */
function standingOf({ appointment, fromMinute, toMinute }: Entry, nowMinute: number): string {
  if (appointment.status !== "booked") return appointment.status;
  if (toMinute <= nowMinute) return "earlier";
  return fromMinute <= nowMinute ? "now" : "booked";
}

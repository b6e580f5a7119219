import type { CSSProperties } from "react";
import { sayMinute, sayMinuteShortly } from "./wall-time.ts";
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
  /** Shown on the list, where there are no columns; without it, the card stands on the board. */
  stylist?: string;
  style?: CSSProperties;
}) {
  const { appointment, fromMinute, toMinute } = entry;
  const standing = standingOf(entry, nowMinute);
  const onBoard = stylist === undefined;
  const services = appointment.services.join(", ");
  const from = sayMinute(fromMinute, language);
  const to = sayMinute(toMinute, language);
  const standingWords = STANDINGS[standing] ?? appointment.status;
  return (
    <article
      className={["appointment", standing, ...(onBoard ? roomOf(entry) : [])].join(" ")}
      style={style}
      title={`${from} to ${to}, ${appointment.customer.name}, ${services} (${standingWords})`}
    >
      <p className="when">
        <time dateTime={appointment.start}>
          {onBoard ? sayMinuteShortly(fromMinute, language) : from}
        </time>
        <span className="until"> to {onBoard ? sayMinuteShortly(toMinute, language) : to}</span>
      </p>
      <p className="customer">{appointment.customer.name}</p>
      <p className="service">
        {services}
        {stylist !== undefined && <span className="with"> with {stylist}</span>}
      </p>
      <p className="standing">{standingWords}</p>
    </article>
  );
}

const STANDINGS: Readonly<Record<string, string>> = {
  booked: "Booked",
  now: "Now",
  earlier: "Earlier",
  cancelled: "Cancelled",
};

/** How much room the board has for it: `line` for one line of text, `pair` for two; `narrow` beside another one. */
function roomOf({ fromMinute, toMinute, lanes }: Entry): string[] {
  const minutes = toMinute - fromMinute;
  const height = minutes < 25 ? ["line"] : minutes < 40 ? ["pair"] : [];
  return lanes > 1 ? [...height, "narrow"] : height;
}

/** A booking is coming, going on or over; any other status stands as it is. */
function standingOf({ appointment, fromMinute, toMinute }: Entry, nowMinute: number): string {
  if (appointment.status !== "booked") return appointment.status;
  if (toMinute <= nowMinute) return "earlier";
  return fromMinute <= nowMinute ? "now" : "booked";
}

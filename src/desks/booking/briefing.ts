import type { Business } from "../../actions/load-desk.ts";
import { serviceMinutes } from "../../domain/business/service.ts";
import type { WeeklyHours } from "../../domain/business/weekly-hours.ts";
import { sayDuration } from "./words/say-duration.ts";
import { sayPrice } from "./words/say-price.ts";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/**
 * What a model may tell callers of a business without asking a tool: hours, services, people, places and house rules, a line
 * each. It holds nothing of any customer, and nothing that changes within a day.
 */
export function briefingOf(business: Business): string {
  const { services, stylists, locations, policies, faqs, currency } = business;
  const names = new Map(services.map(({ id, name }) => [id, name]));
  return [
    ...(locations.length === 0
      ? [`Opening hours: ${sayHours(business.hours)}.`]
      : locations.map(
          ({ name, address, hours }) =>
            `${name}${address === undefined ? "" : `, ${address}`}: ${sayHours(hours)}.`,
        )),
    ...business.closures.map(
      ({ from, to }) => `Closed ${from === to ? `on ${from}` : `from ${from} to ${to}`}.`,
    ),
    ...services.map((service) => {
      const time = sayDuration(serviceMinutes(service));
      const about = service.description === undefined ? "" : ` ${service.description}`;
      return `${service.name}: ${sayPrice(service.priceMinor, currency)}, ${time}.${about}`;
    }),
    ...stylists.map(({ name, specialty, serviceIds }) => {
      const does = serviceIds.flatMap((id) => names.get(id) ?? []).join(", ");
      return `${name}${specialty === undefined ? "" : ` (${specialty})`} does ${does}.`;
    }),
    `Appointments can be made up to ${policies.horizonDays} days ahead, and from ${sayNotice(policies.minimumNoticeMinutes)} ahead.`,
    ...faqs.map(({ questions, answer }) => `${questions[0] ?? ""}? ${answer}`.replace("??", "?")),
  ].join("\n");
}

function sayNotice(minutes: number): string {
  return minutes === 0 ? "no time at all" : sayDuration(minutes);
}

/** "Monday to Friday 10:00 to 20:00; Saturday 10:00 to 14:00; closed on Sunday". */
function sayHours(hours: WeeklyHours): string {
  const byDay = DAYS.map((_, index) =>
    hours
      .filter(({ weekday }) => weekday === index + 1)
      .map(({ fromMinute, toMinute }) => `${clock(fromMinute)} to ${clock(toMinute)}`)
      .join(" and "),
  );
  const parts: string[] = [];
  for (let first = 0; first < DAYS.length;) {
    let last = first;
    while (last + 1 < DAYS.length && byDay[last + 1] === byDay[first]) last += 1;
    const days = first === last ? DAYS[first] : `${DAYS[first]} to ${DAYS[last]}`;
    parts.push(byDay[first] === "" ? `closed on ${days}` : `${days} ${byDay[first]}`);
    first = last + 1;
  }
  return parts.join("; ");
}

function clock(minute: number): string {
  const hour = Math.floor(minute / 60) % 24;
  return `${hour}:${String(minute % 60).padStart(2, "0")}`;
}

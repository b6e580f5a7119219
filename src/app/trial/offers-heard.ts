/** One of several times that a receptionist offered. */
export interface HeardOffer {
  /** `YYYY-MM-DD` and `HH:MM` at the desk. */
  readonly date: string;
  readonly time: string;
  readonly stylist: string;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const DAY_MS = 86_400_000;

/** The times in "I have 2:15 PM or 3:45 PM with Priya, or 3 PM with Kavitha on Friday." in the order they were said. */
export function offersHeard(
  heard: string,
  where: { readonly date: string; readonly now: string },
): readonly HeardOffer[] {
  const said = heard.slice(Math.max(0, heard.indexOf("I have")));
  const opening = /\b(today|tomorrow|\w+day) I have/i.exec(heard)?.[1];
  const saidDay = opening === undefined ? where.date : dateOf(opening, where);
  const groups = said.matchAll(
    /((?:(?:\d{1,2}(?::\d\d)? [AP]M|noon)(?:, | or )?)+) with ([A-Z]\w+)((?: (?:on )?(?:today|tomorrow|\w+day)))?/g,
  );
  return [...groups].flatMap(([, times = "", stylist = "", day = ""]) =>
    [...times.matchAll(/(\d{1,2})(?::(\d\d))? ([AP]M)|noon/g)].map((match) => ({
      date: dateOf(day.replace(" on ", "").trim(), { ...where, date: saidDay }),
      time: clockOf(match),
      stylist,
    })),
  );
}

function clockOf([, hour = "12", minute = "00", half = "PM"]: RegExpExecArray): string {
  const hours = (Number(hour) % 12) + (half === "PM" ? 12 : 0);
  return `${String(hours).padStart(2, "0")}:${minute}`;
}

function dateOf(day: string, { date, now }: { readonly date: string; readonly now: string }) {
  if (day === "") return date;
  const today = Date.parse(`${now.slice(0, 10)}T00:00Z`);
  const ahead = [0, 1, 2, 3, 4, 5, 6].find((days) => {
    const weekday = WEEKDAYS[new Date(today + days * DAY_MS).getUTCDay()];
    const named = day.toLowerCase();
    return (
      (days === 0 && named === "today") ||
      (days === 1 && named === "tomorrow") ||
      weekday?.toLowerCase() === named
    );
  });
  return new Date(today + (ahead ?? 0) * DAY_MS).toISOString().slice(0, 10);
}

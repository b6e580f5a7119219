/** Minutes after midnight of `date` that an ISO instant with the desk's offset shows on the wall there. */
export function minuteOn(date: string, iso: string): number {
  const [day = "", time = ""] = iso.split("T");
  const [hours = "0", minutes = "0"] = time.split(":");
  const days = Math.round(
    (Date.parse(`${day}T00:00Z`) - Date.parse(`${date}T00:00Z`)) / 86_400_000,
  );
  return days * 1440 + Number(hours) * 60 + Number(minutes);
}

/** The wall clock of a zone at an instant: its date, and the minutes since its midnight. */
export function wallClock(nowMs: number, zone: string): { date: string; minute: number } {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(nowMs);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((found) => found.type === type)?.value ?? "";
  return {
    date: `${part("year")}-${part("month")}-${part("day")}`,
    minute: Number(part("hour")) * 60 + Number(part("minute")),
  };
}

/** A time of day as people at the desk write it, from minutes after midnight. */
export function sayMinute(minute: number, language: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    timeStyle: "short",
  }).format(minute * 60_000);
}

/** The same without "am" or "pm", for where the hours beside it tell. */
export function sayMinuteShortly(minute: number, language: string): string {
  return new Intl.DateTimeFormat(language, { timeZone: "UTC", timeStyle: "short" })
    .formatToParts(minute * 60_000)
    .filter((part) => part.type !== "dayPeriod")
    .map((part) => part.value)
    .join("")
    .trim();
}

/** A day as people at the desk write it, e.g. "Saturday, 21 November". */
export function sayDate(date: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(Date.parse(`${date}T00:00Z`));
}

/** ISO weekday of a date: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00Z`).getUTCDay() || 7;
}

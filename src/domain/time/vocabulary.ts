/** English names in calendar order; a weekday's ISO number is its place plus one. */
export const weekdayNames = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

export const monthNames = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
] as const;

/** What people and recognisers write for a word, and the form the rules know. */
export const spellings: ReadonlyMap<string, string> = new Map([
  ...pairs("monday", "mondays munday"),
  ...pairs("tuesday", "tue tues tuesdays"),
  ...pairs("wednesday", "weds wednesdays wensday wendsday"),
  ...pairs("thursday", "thu thur thurs thursdays"),
  ...pairs("friday", "fri fridays"),
  ...pairs("saturday", "saturdays"),
  ...pairs("sunday", "sundays"),
  ...pairs("january", "jan"),
  ...pairs("february", "feb febuary"),
  ...pairs("august", "aug"),
  ...pairs("september", "sep sept"),
  ...pairs("october", "oct"),
  ...pairs("november", "nov"),
  ...pairs("tomorrow", "tmrw tmr tmw tomo 2moro 2morrow"),
  ...pairs("today", "2day todays"),
  ...pairs("today night", "tonight tonite 2nite"),
  ...pairs("noon", "midday noontime"),
  ...pairs("morning", "mornings"),
  ...pairs("afternoon", "afternoons arvo"),
  ...pairs("evening", "evenings"),
  ...pairs("night", "nights"),
  ...pairs("lunchtime", "lunchtimes"),
  ...pairs("week", "wk"),
  ...pairs("weekend", "weekends wknd"),
  ...pairs("minutes", "min mins minute"),
  ...pairs("hours", "hr hrs hour"),
  ...pairs("till", "til untill"),
  ...pairs("appointment", "appt"),
  ...pairs("any time", "anytime"),
  ...pairs("some time", "sometime"),
  ...pairs("fortnight", "fortnights"),
  ...pairs("quarter", "qtr"),
  ...pairs("past", "passed"),
]);

/** Short forms that are also words or names: taken as a weekday or month only beside something that says so. */
export const doubtfulSpellings: ReadonlyMap<string, string> = new Map([
  ["mon", "monday"],
  ["wed", "wednesday"],
  ["sat", "saturday"],
  ["sun", "sunday"],
  ["mar", "march"],
  ["apr", "april"],
  ["jun", "june"],
  ["jul", "july"],
  ["dec", "december"],
]);

/** Long enough to be known with a letter or two astray. */
export const misspellable: readonly string[] = [
  "tuesday",
  "wednesday",
  "thursday",
  "saturday",
  "tomorrow",
  "january",
  "february",
  "september",
  "october",
  "november",
  "december",
  "afternoon",
];

function pairs(form: string, written: string): [string, string][] {
  return written.split(" ").map((word) => [word, form]);
}

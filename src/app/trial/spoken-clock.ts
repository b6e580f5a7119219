const HOURS = "twelve one two three four five six seven eight nine ten eleven".split(" ");
const TENS: Readonly<Record<string, string>> = {
  "00": "",
  "15": "fifteen",
  "30": "thirty",
  "45": "forty five",
};

/** A quarter hour of the day (`HH:MM`) as callers say it: "four p m", "two fifteen p m". */
export function spokenClock(time: string): string {
  const [hour = "0", minute = "00"] = time.split(":");
  const words = [HOURS[Number(hour) % 12], TENS[minute], Number(hour) < 12 ? "a m" : "p m"];
  return words.filter((word) => word !== "").join(" ");
}

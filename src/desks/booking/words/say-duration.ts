/** "45 minutes", "an hour", "an hour and a half", "2 hours and 15 minutes". */
export function sayDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} ${rest === 1 ? "minute" : "minutes"}`;
  const whole = hours === 1 ? "an hour" : `${hours} hours`;
  if (rest === 0) return whole;
  if (rest === 30) return hours === 1 ? "an hour and a half" : `${hours} and a half hours`;
  return `${whole} and ${rest} ${rest === 1 ? "minute" : "minutes"}`;
}

import { Refused } from "../../actions/manage/refused.ts";
import { isZone } from "../../config/desk-file/registers.ts";

/** An IANA time zone; null for an empty word. Throws `Refused`. */
export function readZone(text: string): string | null {
  const zone = text.trim();
  if (zone === "") return null;
  if (isZone(zone)) return zone;
  throw new Refused(`"${text}" is no time zone; write one such as Asia/Kolkata.`);
}

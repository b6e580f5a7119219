import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Whether a number (E.164) is certainly a fixed line; in the United States and Canada that can't be told from the number. */
export function isLandline(number: string): boolean {
  return parsePhoneNumberFromString(number)?.getType() === "FIXED_LINE";
}

import { COMMON_GIVEN_NAMES } from "../common-given-names.ts";
import { COMMON_SURNAMES } from "../common-surnames.ts";
import { otherNames } from "./nicknames.ts";

/** Whether many people bear this name; in lower case. */
export function isCommonName(name: string): boolean {
  return COMMON.has(name) || otherNames(name).near.size > 0;
}

const COMMON = new Set([...COMMON_GIVEN_NAMES, ...COMMON_SURNAMES]);

/** How many digits a telephone number has, by country: ITU-T E.164 national numbering plans, trunk zero included. */
export interface PhoneShape {
  readonly callingCode: string;
  /** Lengths of a national number as it is spoken, shortest first. */
  readonly lengths: readonly number[];
}

/** The shape of a number of this ISO 3166 country; a wide one for countries not listed. */
export function phoneShape(country: string): PhoneShape {
  return SHAPES[country] ?? { callingCode: "", lengths: [7, 8, 9, 10, 11] };
}

/** What has been said of a number so far: all of it, only its beginning, or more than there can be. */
export function phoneProgress(digits: string, country: string): "whole" | "part" | "too-long" {
  const { callingCode, lengths } = phoneShape(country);
  const bare = digits.replace("+", "");
  // Another country's number: E.164 allows 15 digits and none is shorter than 8 with its code.
  if (digits.startsWith("+") && !bare.startsWith(callingCode)) {
    return bare.length > 15 ? "too-long" : bare.length < 8 ? "part" : "whole";
  }
  const national =
    digits.startsWith("+") || (bare.startsWith(callingCode) && isWhole(bare, callingCode, lengths))
      ? bare.slice(callingCode.length)
      : bare;
  // People write the trunk zero where the plan has none: 098401 23456.
  const trimmed = national.startsWith("0") ? national.slice(1) : national;
  if (lengths.includes(national.length) || lengths.includes(trimmed.length)) return "whole";
  return national.length > (lengths.at(-1) ?? 0) ? "too-long" : "part";
}

const SHAPES: Readonly<Record<string, PhoneShape>> = {
  AE: { callingCode: "971", lengths: [9, 10] },
  AU: { callingCode: "61", lengths: [9, 10] },
  CA: { callingCode: "1", lengths: [10] },
  GB: { callingCode: "44", lengths: [10, 11] },
  IE: { callingCode: "353", lengths: [9, 10] },
  IN: { callingCode: "91", lengths: [10] },
  LK: { callingCode: "94", lengths: [9, 10] },
  MY: { callingCode: "60", lengths: [9, 10, 11] },
  NZ: { callingCode: "64", lengths: [8, 9, 10, 11] },
  SG: { callingCode: "65", lengths: [8] },
  US: { callingCode: "1", lengths: [10] },
  ZA: { callingCode: "27", lengths: [9, 10] },
};

function isWhole(bare: string, callingCode: string, lengths: readonly number[]): boolean {
  return callingCode !== "" && lengths.includes(bare.length - callingCode.length);
}

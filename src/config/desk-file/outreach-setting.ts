import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import { usualOutreach, type Outreach } from "../../domain/outreach/outreach.ts";
import { outreach, toOutreach } from "./outreach-shape.ts";

/** What can be set, by its name in the desk file. */
export const OUTREACH_SETTINGS: readonly string[] = Object.keys(usualOutreach);

/** Reads one setting as somebody types it, by the rules of the desk file; `error` says what to write instead. */
export function readOutreachSetting(
  name: string,
  typed: string,
  country: string,
):
  | { readonly ok: true; readonly change: Partial<Outreach> }
  | { readonly ok: false; readonly error: string } {
  if (name === "ownerPhone") return readOwnerPhone(typed, country);
  const value = /^\d+$/u.test(typed) ? Number(typed) : typed;
  const read = outreach().safeParse({ [name]: value });
  if (!read.success) return { ok: false, error: read.error.issues[0]?.message ?? "something else" };
  const all = toOutreach(read.data, country);
  return {
    ok: true,
    change: Object.fromEntries(Object.entries(all).filter(([key]) => key === name)),
  };
}

/** All of it, each as it would be typed. */
export function writeOutreachSettings(rules: Outreach): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(rules).map(([name, value]) => [name, written(value)]));
}

function readOwnerPhone(typed: string, country: string) {
  if (typed === "off") return { ok: true, change: { ownerPhone: null } } as const;
  const read = readPhoneNumber(typed, country);
  if (read.ok) return { ok: true, change: { ownerPhone: read.number } } as const;
  return { ok: false, error: 'a telephone number such as "+91 98401 23456", or off' } as const;
}

function written(value: Outreach[keyof Outreach]): string {
  if (value === null || value === false) return "off";
  if (value === true) return "on";
  if (typeof value !== "object") return String(value);
  return `${clock(value.fromMinute)}-${clock(value.toMinute)}`;
}

function clock(minute: number): string {
  return [Math.floor(minute / 60), minute % 60]
    .map((count) => String(count).padStart(2, "0"))
    .join(":");
}

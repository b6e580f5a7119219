import { expect, test } from "vitest";
import { usualOutreach } from "../../domain/outreach/outreach.ts";
import {
  OUTREACH_SETTINGS,
  readOutreachSetting,
  writeOutreachSettings,
} from "./outreach-setting.ts";

test("what is shown can be typed again and means the same", () => {
  const rules = { ...usualOutreach, followUpHoursAfter: null, ownerPhone: "+919840123456" };
  for (const [name, typed] of Object.entries(writeOutreachSettings(rules)))
    expect(readOutreachSetting(name, typed, "IN")).toEqual({
      ok: true,
      change: Object.fromEntries(Object.entries(rules).filter(([key]) => key === name)),
    });
  const none = { ...usualOutreach, quietHours: null, confirmations: false };
  expect(writeOutreachSettings(none)).toMatchObject({ quietHours: "off", confirmations: "off" });
});

test.for([
  ["callReminderMinutesBefore", "5", "a whole number of minutes from 15 to 2880, or off"],
  ["waitingOfferMinutes", "off", "a whole number of minutes from 5 to 1440"],
  ["quietHours", "at night", 'quiet hours such as "21:00-09:00", or off'],
  ["ownerPhone", "banana", 'a telephone number such as "+91 98401 23456", or off'],
] as const)("%s %s is refused with what to write", ([name, typed, error]) => {
  expect(OUTREACH_SETTINGS).toContain(name);
  expect(readOutreachSetting(name, typed, "IN")).toEqual({ ok: false, error });
});

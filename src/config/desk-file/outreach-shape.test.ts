import { expect, test } from "vitest";
import { usualOutreach } from "../../domain/outreach/outreach.ts";
import { outreach, toOutreach } from "./outreach-shape.ts";

const read = (written: unknown) => toOutreach(outreach().parse(written), "IN");

test("what is left out is as usual", () => {
  expect(read({})).toEqual(usualOutreach);
});

test("each thing can be said, or turned off", () => {
  const written = {
    confirmations: "off",
    messageReminderHoursBefore: 48,
    callReminderMinutesBefore: "off",
    followUpHoursAfter: "off",
    followUpBy: "call",
    missedCallText: false,
    messagesBy: "whatsapp",
    quietHours: "18:30-10:00",
    waitingOfferMinutes: 60,
    ownerPhone: "98401 23456",
  };
  expect(read(written)).toEqual({
    confirmations: false,
    messageReminderHoursBefore: 48,
    callReminderMinutesBefore: null,
    followUpHoursAfter: null,
    followUpBy: "call",
    missedCallText: false,
    messagesBy: "whatsapp",
    quietHours: { fromMinute: 1110, toMinute: 600 },
    waitingOfferMinutes: 60,
    ownerPhone: "+919840123456",
  });
  expect(read({ quietHours: "off" }).quietHours).toBeNull();
});

test.for([
  [{ confirmations: "perhaps" }, "on or off"],
  [{ callReminderMinutesBefore: 5 }, "a whole number of minutes from 15 to 2880, or off"],
  [{ messageReminderHoursBefore: "a day" }, "a whole number of hours from 1 to 336, or off"],
  [{ quietHours: "at night" }, 'quiet hours such as "21:00-09:00", or off'],
  [{ quietHours: "25:00-09:00" }, 'quiet hours such as "21:00-09:00", or off'],
  [{ messagesBy: "pigeon" }, "sms or whatsapp"],
] as const)("%j is refused with what to write", ([written, expected]) => {
  const result = outreach().safeParse(written);
  expect(result.error?.issues.map((issue) => issue.message)).toEqual([expected]);
});

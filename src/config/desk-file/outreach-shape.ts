import { z } from "zod";
import { readPhoneNumber } from "../../domain/people/phone-number.ts";
import { usualOutreach, type Outreach } from "../../domain/outreach/outreach.ts";
import { whole } from "./shape-parts.ts";

type WrittenOutreach = z.infer<ReturnType<typeof outreach>>;

/** What customers are told without being asked; everything may be left out, and is then as usual. */
export function outreach() {
  return z.strictObject(
    {
      confirmations: onOrOff(),
      messageReminderHoursBefore: orOff(1, 336, "hours"),
      callReminderMinutesBefore: orOff(15, 2880, "minutes"),
      followUpHoursAfter: orOff(0, 168, "hours"),
      followUpBy: z.enum(["message", "call"], { error: "message or call" }).optional(),
      missedCallText: onOrOff(),
      messagesBy: z.enum(["sms", "whatsapp"], { error: "sms or whatsapp" }).optional(),
      quietHours: z
        .string(QUIET_HOURS)
        .refine((text) => readQuietHours(text) !== undefined, QUIET_HOURS)
        .optional(),
      waitingOfferMinutes: whole(5, 1440, "minutes").optional(),
      ownerPhone: z.string('a telephone number in quotes, such as "+91 98401 23456"').optional(),
    },
    { error: "what customers are told, such as confirmations: on" },
  );
}

/** The same with everything that was left out. `country` is for numbers without a country code. */
export function toOutreach(written: WrittenOutreach, country: string): Outreach {
  const usual = usualOutreach;
  const { quietHours, ownerPhone } = written;
  const phone = ownerPhone === undefined ? undefined : readPhoneNumber(ownerPhone, country);
  return {
    confirmations: isOn(written.confirmations, usual.confirmations),
    messageReminderHoursBefore: number(
      written.messageReminderHoursBefore,
      usual.messageReminderHoursBefore,
    ),
    callReminderMinutesBefore: number(
      written.callReminderMinutesBefore,
      usual.callReminderMinutesBefore,
    ),
    followUpHoursAfter: number(written.followUpHoursAfter, usual.followUpHoursAfter),
    followUpBy: written.followUpBy ?? usual.followUpBy,
    missedCallText: isOn(written.missedCallText, usual.missedCallText),
    messagesBy: written.messagesBy ?? usual.messagesBy,
    quietHours: quietHours === undefined ? usual.quietHours : (readQuietHours(quietHours) ?? null),
    waitingOfferMinutes: written.waitingOfferMinutes ?? usual.waitingOfferMinutes,
    ownerPhone: phone?.ok === true ? phone.number : usual.ownerPhone,
  };
}

const QUIET_HOURS = 'quiet hours such as "21:00-09:00", or off';

/** Null for none; undefined for what can't be read. A quiet night may be longer than any shift. */
function readQuietHours(text: string): Outreach["quietHours"] | undefined {
  if (/^\s*(off|none)\s*$/iu.test(text)) return null;
  const match = /^\s*(\d{1,2}):([0-5]\d)\s*[-–]\s*(\d{1,2}):([0-5]\d)\s*$/u.exec(text);
  if (!match) return undefined;
  const [, fromHour, from, toHour, to] = match.map(Number);
  const fromMinute = (fromHour ?? 0) * 60 + (from ?? 0);
  const toMinute = (toHour ?? 0) * 60 + (to ?? 0);
  if (fromMinute >= 1440 || toMinute > 1440 || fromMinute === toMinute) return undefined;
  return { fromMinute, toMinute: toMinute % 1440 };
}

/** YAML reads a bare `on` as a word, and `true` as a truth; owners write either. */
function onOrOff() {
  return z.union([z.boolean(), z.enum(["on", "off"])], { error: "on or off" }).optional();
}

function isOn(written: boolean | "on" | "off" | undefined, usual: boolean): boolean {
  return written === undefined ? usual : written === true || written === "on";
}

function orOff(min: number, max: number, unit: string) {
  const error = `a whole number of ${unit} from ${min} to ${max}, or off`;
  const isWithin = (value: number | "off") => value === "off" || (value >= min && value <= max);
  return z
    .union([z.int(), z.literal("off")], { error })
    .refine(isWithin, error)
    .optional();
}

function number(written: number | "off" | undefined, usual: number | null): number | null {
  if (written === undefined) return usual;
  return written === "off" ? null : written;
}

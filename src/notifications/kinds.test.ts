import { expect, test } from "vitest";
import type { NoticeKind } from "../domain/outreach/notice-kind.ts";
import { toInstantMs } from "../domain/scheduling/local-time.ts";
import type { NoticeFacts, VisitFacts } from "./facts.ts";
import { noticeKinds } from "./kinds.ts";

const zone = "Asia/Kolkata";
const at = (local: string, where = zone) => toInstantMs(local, where);

const glamdesk: NoticeFacts = {
  nowMs: at("2026-11-23T15:00"),
  channel: "sms",
  business: {
    name: "GlamDesk",
    trade: "salon",
    country: "IN",
    language: "en-IN",
    zone,
    phone: "+914428150000",
  },
  visit: {
    customerName: "Anita Rao",
    services: ["haircut"],
    stylists: ["Priya"],
    startMs: at("2026-11-24T15:00"),
    zone,
  },
  payload: {},
};

const appointment: VisitFacts = {
  customerName: "Mia",
  services: ["chest X-ray"],
  stylists: ["Dr. Rao"],
  startMs: at("2026-11-24T15:00", "America/New_York"),
  zone: "America/New_York",
};

const clinic: NoticeFacts = {
  ...glamdesk,
  business: {
    name: "City Clinic",
    trade: "clinic",
    country: "US",
    language: "en-US",
    zone: "America/New_York",
    phone: "+12125550100",
  },
  visit: appointment,
};

const kinds = Object.values(noticeKinds);

function word(kind: NoticeKind, facts: Partial<NoticeFacts> = {}, from = glamdesk): string {
  return noticeKinds[kind].word({ ...from, ...facts }) ?? "";
}

test("a salon's messages read like this", () => {
  const offer = { untilMs: at("2026-11-23T15:30") };
  const written = {
    booked: word("booking-confirmation"),
    moved: word("move-confirmation", { payload: { fromStartMs: at("2026-11-26T10:15") } }),
    "moved to somebody else": word("move-confirmation", {
      payload: { fromStartMs: at("2026-11-24T15:00") },
    }),
    cancelled: word("cancellation-confirmation"),
    reminder: word("reminder-message"),
    "reminder, late": word("reminder-message", { nowMs: at("2026-11-24T14:10") }),
    "reminder, can be answered": word("reminder-message", { channel: "whatsapp" }),
    "reminder call": word("reminder-call", { channel: "call" }),
    "follow-up": word("follow-up-message", { channel: "whatsapp" }),
    "follow-up, can't be answered": word("follow-up-message"),
    "follow-up call": word("follow-up-call"),
    "missed call": word("missed-call"),
    code: word("verification-code", {
      payload: { code: "482913", minutes: 10 },
    }),
    offer: word("waiting-offer", { payload: offer }),
    "offer, can be answered": word("waiting-offer", { channel: "whatsapp", payload: offer }),
    callback: word("callback", { payload: { phone: "+919840123456", reason: "a gift voucher" } }),
  };
  expect(written).toMatchInlineSnapshot(`
    {
      "booked": "Hi Anita, your haircut with Priya at GlamDesk is booked for tomorrow, Tuesday 24 November, at 3:00 pm. To change it, call us on +91 44 2815 0000.",
      "callback": "GlamDesk: please ring +91 98401 23456 back. They said: "a gift voucher"",
      "cancelled": "Hi Anita, your haircut with Priya at GlamDesk tomorrow, Tuesday 24 November, at 3:00 pm is cancelled. To book again, call us on +91 44 2815 0000.",
      "code": "Your GlamDesk code is 482913. It works for 10 minutes. If you're not on the phone with us, please ignore this.",
      "follow-up": "Hi Anita, thank you for coming to GlamDesk! How was your haircut with Priya? Reply with a number from 1 (poor) to 5 (great), and a word if you like.",
      "follow-up call": "(call) Asks Anita Rao how the haircut with Priya was.",
      "follow-up, can't be answered": "Hi Anita, thank you for coming to GlamDesk! How was your haircut with Priya? We'd love to hear: call us on +91 44 2815 0000.",
      "missed call": "Hello, this is GlamDesk. You rang us, and we're sorry we couldn't help. Please call us on +91 44 2815 0000 whenever you like: we can book you in at any hour.",
      "moved": "Hi Anita, your haircut with Priya at GlamDesk has moved from Thursday 26 November at 10:15 am. It's now tomorrow, Tuesday 24 November, at 3:00 pm. To change it, call us on +91 44 2815 0000.",
      "moved to somebody else": "Hi Anita, your haircut with Priya at GlamDesk has changed. It's now tomorrow, Tuesday 24 November, at 3:00 pm. To change it, call us on +91 44 2815 0000.",
      "offer": "Hi Anita, a place at GlamDesk has come free: haircut with Priya tomorrow, Tuesday 24 November, at 3:00 pm. To take it, call us on +91 44 2815 0000 by 3:30 pm.",
      "offer, can be answered": "Hi Anita, a place at GlamDesk has come free: haircut with Priya tomorrow, Tuesday 24 November, at 3:00 pm. Reply YES to take it by 3:30 pm, or call us on +91 44 2815 0000.",
      "reminder": "Hi Anita, a reminder: your haircut with Priya at GlamDesk is tomorrow, Tuesday 24 November, at 3:00 pm. To change it, call us on +91 44 2815 0000.",
      "reminder call": "(call) Reminds Anita Rao of the haircut with Priya tomorrow, Tuesday 24 November, at 3:00 pm.",
      "reminder, can be answered": "Hi Anita, a reminder: your haircut with Priya at GlamDesk is tomorrow, Tuesday 24 November, at 3:00 pm. Reply YES to confirm. To change it, call us on +91 44 2815 0000. Reply STOP for no more messages.",
      "reminder, late": "Hi Anita, a reminder: your haircut with Priya at GlamDesk is today, Tuesday 24 November, at 3:00 pm. To change it, call us on +91 44 2815 0000.",
    }
  `);
});

test("a clinic's messages never say what the visit is for", () => {
  const payload = { code: "482913", phone: "+12125550123" };
  const texts = kinds.map((rules) => rules.word({ ...clinic, payload }));
  expect(texts.join(" ")).not.toContain("X-ray");
  expect(word("reminder-message", {}, clinic)).toMatchInlineSnapshot(
    `"Hi Mia, a reminder: your appointment with Dr. Rao at City Clinic is tomorrow, Tuesday, November 24, at 3:00 PM. Reply YES to confirm. To change it, call us on +1 212 555 0100. Reply STOP for no more messages."`,
  );
});

test("everybody who shares a visit is named, and where it is among several places", () => {
  const visit: VisitFacts = {
    ...appointment,
    services: ["haircut", "beard trim"],
    stylists: ["Priya", "Arjun"],
    place: "Anna Nagar",
  };
  expect(word("reminder-message", { visit })).toContain(
    "your haircut and beard trim with Priya and Arjun at GlamDesk (Anna Nagar) is ",
  );
});

test("a time in another zone than the business's says whose it is", () => {
  const visit = { ...appointment, zone: "America/Los_Angeles" };
  expect(word("booking-confirmation", { visit }, clinic)).toContain(
    "12:00 PM Pacific Standard Time",
  );
});

test("messages fit the alphabet of text messages, so that they stay short and cheap", () => {
  for (const facts of [glamdesk, clinic]) {
    const payload = { code: "482913", phone: "+12125550123", untilMs: facts.nowMs };
    for (const rules of kinds) {
      const text = rules.word({ ...facts, payload });
      // The part of the GSM 7-bit alphabet that English needs; two messages' worth of it.
      expect(text).toMatch(/^[\w \n.,:;!?'"()+/-]{1,306}$/u);
    }
  }
});

test("nothing is worded when what it is about is gone", () => {
  const { visit: _, ...gone } = glamdesk;
  const aboutVisits = kinds.filter((rules) => rules.about !== "nothing");
  expect(new Set(aboutVisits.map((rules) => rules.word(gone)))).toEqual(new Set([undefined]));
});

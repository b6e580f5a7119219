import { expect, test } from "vitest";
import { WRITTEN_KINDS } from "../domain/outreach/notice-kind.ts";
import type { NoticeFacts } from "./facts.ts";
import { templateVariables } from "./template-variables.ts";

const facts: NoticeFacts = {
  nowMs: Date.UTC(2026, 10, 23, 3, 30),
  channel: "whatsapp",
  business: {
    name: "GlamDesk",
    trade: "salon",
    country: "IN",
    language: "en-IN",
    zone: "Asia/Kolkata",
    phone: "+914428150000",
  },
  visit: {
    customerName: "Anita  Rao",
    services: ["haircut", "beard trim"],
    stylists: ["Priya", "Arjun"],
    startMs: Date.UTC(2026, 10, 24, 9, 30),
    zone: "Asia/Kolkata",
  },
  payload: { code: "482913", phone: "+919840123456", reason: "a gift\nvoucher" },
};

test("an appointment is told by whom, what, with whom, where, when and how to reach us", () => {
  expect(templateVariables("reminder-message", facts)).toEqual({
    "1": "Anita",
    "2": "haircut and beard trim",
    "3": "Priya, Arjun",
    "4": "GlamDesk",
    "5": "tomorrow, Tuesday 24 November, at 3:00 pm",
    "6": "+91 44 2815 0000",
  });
});

test("what a visit to a clinic is for is nobody else's business", () => {
  const clinic = { ...facts, business: { ...facts.business, trade: "clinic" } };
  expect(templateVariables("booking-confirmation", clinic)?.["2"]).toBe("appointment");
});

test("the others have their own", () => {
  expect(templateVariables("verification-code", facts)).toEqual({ "1": "482913" });
  expect(templateVariables("callback", facts)).toEqual({
    "1": "+91 98401 23456",
    "2": "a gift voucher",
  });
  expect(templateVariables("missed-call", facts)).toEqual({
    "1": "GlamDesk",
    "2": "+91 44 2815 0000",
  });
});

test("no place is ever empty or goes over lines, whatever isn't known", () => {
  const { visit: _, ...gone } = facts;
  const bare = {
    ...facts,
    business: { name: "G", trade: "salon", country: "IN", language: "en", zone: "Asia/Kolkata" },
    visit: { services: [], stylists: [], startMs: facts.nowMs, zone: "Asia/Kolkata" },
    payload: { code: "1", phone: "+919840123456" },
  };
  for (const kind of WRITTEN_KINDS) {
    for (const value of Object.values(templateVariables(kind, bare) ?? {})) {
      expect(value).toMatch(/^\S(?:.*\S)?$/u);
    }
  }
  expect(templateVariables("reminder-message", gone)).toBeUndefined();
  expect(templateVariables("verification-code", { ...facts, payload: {} })).toBeUndefined();
});

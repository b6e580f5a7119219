import { expect, test } from "vitest";
import { USUAL_LOBBY_RULES } from "./lobby-rules.ts";
import { planLadder, planTelling } from "./plan-ladder.ts";

const host = { id: "priya", hasChat: true, hasPhone: true };
const alternate = { id: "grace", hasChat: true, hasPhone: false };

test("a host is told in their chat, by text, by a call, then whoever steps in, then the front desk", () => {
  const rungs = planLadder(USUAL_LOBBY_RULES, host, alternate);
  expect(rungs.map(({ step, employeeId, afterMs }) => [step, employeeId, afterMs / 1000])).toEqual([
    ["slack", "priya", 0],
    ["sms", "priya", 30],
    ["call", "priya", 75],
    ["alternate-slack", "grace", 120],
    ["front-desk", null, 180],
  ]);
});

test("who has no chat gets the text at once", () => {
  const rungs = planLadder(USUAL_LOBBY_RULES, { ...host, hasChat: false }, undefined);
  expect(rungs.map(({ step, afterMs }) => [step, afterMs / 1000])).toEqual([
    ["sms", 0],
    ["call", 75],
    ["front-desk", 180],
  ]);
});

test("where nobody can be reached, the front desk is told at once", () => {
  const nowhere = { id: "x", hasChat: false, hasPhone: false };
  const expected = [{ step: "front-desk", employeeId: null, afterMs: 0 }];
  expect(planLadder(USUAL_LOBBY_RULES, nowhere, nowhere)).toEqual(expected);
  expect(planTelling(undefined, undefined)).toEqual(expected);
});

test("a rung that the owner left out is left out", () => {
  const ladder = { ...USUAL_LOBBY_RULES.ladder, callAfterSeconds: null };
  const steps = planLadder({ ladder }, host, undefined).map(({ step }) => step);
  expect(steps).toEqual(["slack", "sms", "front-desk"]);
});

test("what waits for nobody is told once, by the first way there is", () => {
  expect(planTelling(host, alternate)).toEqual([
    { step: "slack", employeeId: "priya", afterMs: 0 },
  ]);
  expect(planTelling({ ...host, hasChat: false }, alternate)).toMatchObject([{ step: "sms" }]);
});

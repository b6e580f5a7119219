import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { CREATE_CALL, CREATE_MESSAGE } from "./rest-parameters.ts";
import { RestStandIn } from "./rest-stand-in.ts";

async function post(twilio: RestStandIn, path: string, form: Record<string, string>) {
  const { accountSid, authToken, apiOrigin } = twilio.account;
  const response = await fetch(`${apiOrigin}/2010-04-01/Accounts/${accountSid}/${path}`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}` },
    body: new URLSearchParams(form),
  });
  const body: unknown = await response.json();
  return { status: response.status, body };
}

const call = { To: "+919840123456", From: "+15005550006", Url: "https://desk.example.com/x" };
const text = { To: "+919840123456", From: "+15005550006", Body: "Hello" };

describe("what Twilio would refuse is refused", () => {
  const refused: readonly (readonly [string, string, Record<string, string>, number])[] = [
    ["a call without To", "Calls.json", { From: call.From, Url: call.Url }, 21_211],
    ["a call without From", "Calls.json", { To: call.To, Url: call.Url }, 21_212],
    ["a call that says nothing", "Calls.json", { To: call.To, From: call.From }, 21_205],
    ["a number that is not E.164", "Calls.json", { ...call, To: "9840123456" }, 21_211],
    ["a misspelt parameter", "Calls.json", { ...call, StatusCallBack: call.Url }, 20_001],
    [
      "an event there is none of",
      "Calls.json",
      { ...call, StatusCallbackEvent: "picked-up" },
      20_001,
    ],
    ["a message without a body", "Messages.json", { To: text.To, From: text.From }, 21_602],
    ["a message from nobody", "Messages.json", { To: text.To, Body: text.Body }, 21_603],
  ];
  test.each(refused)("%s", async (_, path, form, code) => {
    await using twilio = await RestStandIn.open();
    const { status, body } = await post(twilio, path, form);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code });
    expect([...twilio.calls, ...twilio.messages]).toEqual([]);
  });
});

test("what Twilio would take is taken", async () => {
  await using twilio = await RestStandIn.open();
  expect((await post(twilio, "Calls.json", call)).status).toBe(201);
  expect((await post(twilio, "Messages.json", text)).status).toBe(201);
});

const SPECIFICATION = join(
  import.meta.dirname,
  "../../../../../shared/data/specs/twilio-calls-messages.openapi.json",
);
const isThere = existsSync(SPECIFICATION);

describe.skipIf(!isThere)(
  "against Twilio's OpenAPI document (left out where ../shared/data/specs is not there)",
  () => {
    const form = z.object({
      required: z.array(z.string()).optional(),
      properties: z.record(z.string(), z.unknown()),
    });
    const operation = z.object({
      post: z.object({
        requestBody: z.object({
          content: z.object({ "application/x-www-form-urlencoded": z.object({ schema: form }) }),
        }),
      }),
    });
    const cases = [
      ["Calls.json", CREATE_CALL],
      ["Messages.json", CREATE_MESSAGE],
    ] as const;
    test.each(cases)(
      "%s has every parameter the stand-in takes, and needs the same",
      (path, ours) => {
        const document = z
          .object({ paths: z.record(z.string(), z.unknown()) })
          .parse(JSON.parse(readFileSync(SPECIFICATION, "utf8")));
        const { post: posted } = operation.parse(
          document.paths[`/2010-04-01/Accounts/{AccountSid}/${path}`],
        );
        const { schema } = posted.requestBody.content["application/x-www-form-urlencoded"];
        expect(schema.required).toEqual(ours.required);
        expect(Object.keys(schema.properties)).toEqual(
          expect.arrayContaining(Object.keys(ours.shapes)),
        );
      },
    );
  },
);

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkAccount } from "./check-account.ts";
import { TwilioDialler } from "./dialler.ts";
import { TwilioMessenger } from "./messenger.ts";
import { TwilioOpenApi } from "./testing/openapi.ts";
import { CREATE_CALL, CREATE_MESSAGE, faultIn } from "./testing/rest-parameters.ts";
import { RestStandIn, type LoggedRequest } from "./testing/rest-stand-in.ts";

const SPECIFICATION = join(
  import.meta.dirname,
  "../../../../shared/data/specs/twilio-calls-messages.openapi.json",
);
const isThere = existsSync(SPECIFICATION);
const { signal } = new AbortController();

/** Makes every request that we ever make of Twilio, and answers how each of them was sent. */
async function everyRequest(): Promise<readonly LoggedRequest[]> {
  await using twilio = await RestStandIn.open();
  const { account } = twilio;
  const messenger = new TwilioMessenger(account);
  const dialler = new TwilioDialler(account);
  const text = { key: "reminder:1", to: "+919840123456", text: "Your haircut is tomorrow." };
  const template = {
    id: "HX0123456789abcdef0123456789abcdef",
    variables: { "1": "Anita", "2": "haircut" },
  };
  const messages = [
    { ...text, channel: "sms" },
    { ...text, channel: "sms", from: "+914440001111" },
    { ...text, channel: "whatsapp" },
    { ...text, channel: "whatsapp", template },
  ] as const;
  const since = { fromMs: Date.now(), signal };
  for (const message of messages) {
    expect(await messenger.send(message, { signal })).toMatchObject({ status: "sent" });
    expect(await messenger.find(message, since)).toBeDefined();
  }
  const call = { callId: "call_1", to: "+919840123456", longestCallMs: 300_000 };
  expect(await dialler.ring(call, { signal })).toMatchObject({ status: "sent" });
  expect(await dialler.find(call, since)).toBeDefined();
  expect(await checkAccount(account, { signal })).toMatchObject({ ok: true });
  return twilio.log;
}

function isOf(kind: "Calls" | "Messages", { path }: LoggedRequest): boolean {
  return path.endsWith(`/${kind}.json`);
}

/** The same request with something in it that nobody describes. */
function spoilt(request: LoggedRequest, name: string, value: string): LoggedRequest {
  const parameters = new URLSearchParams(request.parameters);
  parameters.set(name, value);
  return { ...request, parameters };
}

/** What must be found wrong with requests that were right: a name in another case, and values of another kind. */
const SPOILS: readonly (readonly [name: string, value: string, of: "Calls" | "Messages"])[] = [
  ["StatusCallBack", "https://desk.example.com/x", "Calls"],
  ["Timeout", "soon", "Calls"],
  ["StatusCallbackMethod", "PUT", "Calls"],
  ["Url", "/outgoing-call", "Calls"],
  ["To", "9840123456", "Messages"],
  ["ContentSid", "reminder", "Messages"],
  ["ContentVariable", "{}", "Messages"],
];

test("we make just these kinds of requests", async () => {
  const log = await everyRequest();
  const kinds = log.map(({ method, path }) => `${method} ${path.replace(/AC\w{32}/u, "AC")}`);
  expect([...new Set(kinds)]).toEqual([
    "POST /2010-04-01/Accounts/AC/Messages.json",
    "GET /2010-04-01/Accounts/AC/Messages.json",
    "POST /2010-04-01/Accounts/AC/Calls.json",
    "GET /2010-04-01/Accounts/AC/Calls.json",
    "GET /2010-04-01/Accounts/AC.json",
  ]);
});

test("what we make calls and messages with is what the stand-in takes, and nothing that is spoilt", async () => {
  const log = await everyRequest();
  const rules = { Calls: CREATE_CALL, Messages: CREATE_MESSAGE } as const;
  for (const kind of ["Calls", "Messages"] as const) {
    const made = log.filter((one) => one.method === "POST" && isOf(kind, one));
    expect(made.map((one) => faultIn(one.parameters, rules[kind]))).toEqual(
      made.map(() => undefined),
    );
    for (const [name, value, of] of SPOILS) {
      const [first] = made;
      if (of !== kind || first === undefined) continue;
      const fault = faultIn(spoilt(first, name, value).parameters, rules[kind]);
      expect(fault?.parameter, `${name}=${value}`).toBe(name);
    }
  }
});

test.skipIf(!isThere)(
  "all of them are as Twilio's OpenAPI document describes them, and none that is spoilt (left out where ../shared/data/specs is not there)",
  async () => {
    const api = new TwilioOpenApi(readFileSync(SPECIFICATION, "utf8"));
    const log = await everyRequest();
    // The document is an extract, without the account itself.
    const described = log.filter((one) => isOf("Calls", one) || isOf("Messages", one));
    expect(described).toHaveLength(log.length - 1);
    expect(described.map((one) => api.faultIn(one))).toEqual(described.map(() => undefined));
    for (const [name, value, of] of SPOILS) {
      const made = described.find((one) => one.method === "POST" && isOf(of, one));
      const fault = made && api.faultIn(spoilt(made, name, value));
      expect(fault, `${name}=${value}`).toContain(name);
    }
    const asked = described.find((one) => one.method === "GET");
    expect(asked && api.faultIn(spoilt(asked, "PageSize", "5000"))).toContain("PageSize");
    expect(asked && api.faultIn(spoilt(asked, "Sender", "x"))).toContain("Sender");
    const made = described.find((one) => one.method === "POST" && isOf("Calls", one));
    const parameters = new URLSearchParams(made?.parameters);
    parameters.delete("To");
    expect(made && api.faultIn({ ...made, parameters })).toBe("To is missing");
  },
);

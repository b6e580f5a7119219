import { describe, expect, test } from "vitest";
import { webhookGuard } from "./webhook-guard.ts";

describe("without a token", () => {
  const guard = webhookGuard({ authTokens: [] });
  const request = {
    path: "/incoming-call",
    remoteAddress: "127.0.0.1",
    headers: { host: "localhost:5000" },
    form: {},
  };

  test.each([
    ["127.0.0.1", "127.0.0.1:5000"],
    ["::1", "[::1]:5000"],
    ["::ffff:127.0.0.1", "localhost"],
  ])("%s may ring as %s", (remoteAddress, host) => {
    expect(guard.refuse({ ...request, remoteAddress, headers: { host } })).toBeUndefined();
  });

  test.each([
    ["a stranger", { remoteAddress: "203.0.113.9" }],
    ["a lost connection", { remoteAddress: undefined }],
    ["a tunnel", { headers: { host: "localhost:5000", "x-forwarded-for": "203.0.113.9" } }],
    ["a proxy", { headers: { host: "localhost:5000", forwarded: "for=203.0.113.9" } }],
    ["a page under another name", { headers: { host: "evil.example:5000" } }],
    ["a request without a name", { headers: {} }],
    [
      "a form on another site",
      { headers: { host: "localhost:5000", origin: "https://evil.example" } },
    ],
  ])("%s may not, and is told what to set", (_who, change) => {
    expect(guard.refuse({ ...request, ...change })).toMatch(/TWILIO_AUTH_TOKEN.* PUBLIC_ORIGIN/);
  });

  test("Twilio's next requests go to the name that was rung", () => {
    expect(guard.origin({ host: "127.0.0.1:5000" })).toBe("http://127.0.0.1:5000");
  });
});

test("a public address is used whatever name the request came under", () => {
  const guard = webhookGuard({ authTokens: ["t"], publicOrigin: "https://desk.example.com/" });
  expect(guard.origin({ host: "evil.example" })).toBe("https://desk.example.com");
});

test("a token without a public address is refused at once, with what to set", () => {
  expect(() => webhookGuard({ authTokens: ["t"] })).toThrow(/set PUBLIC_ORIGIN/);
});

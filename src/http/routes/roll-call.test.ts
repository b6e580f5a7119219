import { afterEach, beforeEach, expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { createAccessGuard } from "../access/guard.ts";
import { guardRoutes } from "../access/guard-routes.ts";
import { openServer, type OpenServer } from "../testing/open-server.ts";
import { rollCallRoute } from "./roll-call.ts";

const PASSWORD = "a long password";
let open: OpenServer;
let isThere: boolean;

beforeEach(async () => {
  isThere = true;
  open = await openServer({ password: PASSWORD });
  await open.server.register(async (guarded) => {
    guardRoutes(guarded, createAccessGuard({ clock: new VirtualClock(0), password: PASSWORD }));
    rollCallRoute(guarded, ({ isDrill }) =>
      Promise.resolve(
        isThere
          ? { html: isDrill ? "drill" : "alarm", styleHash: "sha256-a", scriptHash: "sha256-b" }
          : undefined,
      ),
    );
    await Promise.resolve();
  });
});
afterEach(async () => {
  await open[Symbol.asyncDispose]();
});

function ask(url: string, password = PASSWORD) {
  const authorization = `Basic ${Buffer.from(`owner:${password}`).toString("base64")}`;
  return open.server.inject({ url, headers: { authorization } });
}

test("who is in the building is shown to whoever knows the password, as a drill or not", async () => {
  const page = await ask("/roll-call");
  expect([page.statusCode, page.body]).toEqual([200, "alarm"]);
  expect(page.headers["content-security-policy"]).toContain("script-src 'sha256-b'");
  expect((await ask("/roll-call?drill=1")).body).toBe("drill");
});

test("nobody else sees it", async () => {
  expect((await open.server.inject({ url: "/roll-call" })).statusCode).toBe(401);
  expect((await ask("/roll-call", "a wrong password")).statusCode).toBe(401);
});

test("with neither book nor file it says so, rather than that nobody is there", async () => {
  isThere = false;
  const answer = await ask("/roll-call");
  expect(answer.statusCode).toBe(503);
  expect(answer.json()).toEqual({ error: "The roll call can't be read just now." });
});

import { afterEach, beforeEach, expect, test } from "vitest";
import { openServer, type OpenServer } from "../testing/open-server.ts";
import { visitorRoutes } from "./visitors.ts";

const TOKEN = "abcdefghijklmnopqrstuv";

let open: OpenServer;
let done: string[];

beforeEach(async () => {
  done = [];
  open = await openServer({ password: "a long password" });
  await open.server.register(async (routes) => {
    await visitorRoutes(routes, {
      invitation: (token) =>
        Promise.resolve(
          token === TOKEN
            ? { title: "Hello, <i>Tom</i>", lines: ["Are you here?"], button: "I'm here" }
            : undefined,
        ),
      arrive(token) {
        done.push(`in ${token}`);
        return Promise.resolve();
      },
      signOut(token) {
        done.push(`out ${token}`);
        return Promise.resolve();
      },
    });
  });
});
afterEach(async () => {
  await open[Symbol.asyncDispose]();
});

test("looking at a page checks nobody in or out, only its button does", async () => {
  for (const url of [`/in/${TOKEN}`, `/out/${TOKEN}`]) {
    const page = await open.server.inject({ url });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<form method="post"><button>');
    expect(page.headers).toMatchObject({
      "cache-control": "no-store",
      "content-security-policy": expect.stringContaining("default-src 'none'; style-src 'sha256-"),
    });
  }
  expect(done).toEqual([]);
  const arrived = await open.server.inject({ method: "POST", url: `/in/${TOKEN}` });
  expect([arrived.statusCode, arrived.headers.location]).toEqual([303, `/in/${TOKEN}`]);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const left = await open.server.inject({ method: "POST", url: `/out/${TOKEN}`, headers: form });
  expect(left.body).toContain("Goodbye!");
  expect(done).toEqual([`in ${TOKEN}`, `out ${TOKEN}`]);
});

test("a name is text and nothing else", async () => {
  const page = await open.server.inject({ url: `/in/${TOKEN}` });
  expect(page.body).toContain("Hello, &lt;i&gt;Tom&lt;/i&gt;");
});

test("whoever guesses learns nothing: signing out answers every token alike", async () => {
  const out = async (token: string) =>
    (await open.server.inject({ method: "POST", url: `/out/${token}` })).body;
  expect(await out("nobody")).toBe(await out(TOKEN));
  const unknown = await open.server.inject({ url: `/in/${"x".repeat(22)}` });
  expect(unknown.statusCode).toBe(404);
  expect((await open.server.inject({ url: "/in/x" })).statusCode).toBe(404);
  expect(done).toEqual([`out ${TOKEN}`]);
});

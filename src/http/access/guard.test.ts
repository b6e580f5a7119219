import type { FastifyInstance } from "fastify";
import { describe, expect, test } from "vitest";
import { VirtualClock } from "../../base/testing/virtual-clock.ts";
import { openServer } from "../testing/open-server.ts";

const PASSWORD = "correct horse";
const basic = (password: string) => `Basic ${Buffer.from(`owner:${password}`).toString("base64")}`;
const form = { "content-type": "application/x-www-form-urlencoded" };
const formBody = (fields: Record<string, string>) => new URLSearchParams(fields).toString();

describe("without a password", () => {
  test("answers this machine under each of its own names", async () => {
    await using open = await openServer();
    const answers = ["localhost:5000", "127.0.0.1:5000", "[::1]:5000", "LOCALHOST"].map(
      async (host) => statusOf(open.server, { url: "/api/today", headers: { host } }),
    );
    expect(await Promise.all(answers)).toEqual([200, 200, 200, 200]);
  });

  test("refuses another machine with one sentence that says what to set", async () => {
    await using open = await openServer();
    const answer = await open.server.inject({ url: "/api/today", remoteAddress: "192.168.1.7" });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toEqual({
      error:
        "These pages open only on the machine Frontdesk runs on, at http://localhost, until you set DASHBOARD_PASSWORD in .env and restart.",
    });
  });

  test("refuses whoever comes through a proxy or tunnel on this machine", async () => {
    await using open = await openServer();
    const answers = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].map(async (name) =>
      statusOf(open.server, { url: "/", headers: { [name]: "127.0.0.1" } }),
    );
    expect(await Promise.all(answers)).toEqual([403, 403, 403, 403]);
  });

  test("refuses a foreign name that resolves to this machine", async () => {
    await using open = await openServer();
    const answers = ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:5000"].map(
      async (host) => statusOf(open.server, { url: "/api/today", headers: { host } }),
    );
    expect(await Promise.all(answers)).toEqual([403, 403, 403]);
  });

  test("tells anybody whether it is healthy", async () => {
    await using open = await openServer();
    const answer = await open.server.inject({ url: "/health", remoteAddress: "10.0.0.9" });
    expect(answer.json()).toEqual({ status: "healthy", parts: {} });
  });
});

describe("with a password", () => {
  test("sends a browser to the login page and back to where it was going", async () => {
    await using open = await openServer({ password: PASSWORD });
    const refused = await open.server.inject({ url: "/talk", headers: { accept: "text/html" } });
    expect(refused.statusCode).toBe(303);
    expect(refused.headers.location).toBe("/login?next=%2Ftalk");
    const twice = await open.server.inject("/login?next=%2Ftalk&next=%2F");
    expect(twice.statusCode).toBe(200);
    const page = await open.server.inject("/login?next=%2Ftalk");
    expect(page.body).toContain('name="next" value="/talk"');
    const entered = await open.server.inject({
      method: "POST",
      url: "/login",
      headers: form,
      payload: formBody({ password: PASSWORD, next: "/talk" }),
    });
    expect(entered.statusCode).toBe(303);
    expect(entered.headers.location).toBe("/talk");
  });

  test("keeps a login in a cookie that scripts cannot read, for two weeks", async () => {
    const clock = new VirtualClock(Date.UTC(2026, 10, 21));
    await using open = await openServer({ password: PASSWORD, clock });
    const cookie = await logIn(open.server);
    const read = async (value: string) => {
      const answer = await open.server.inject({ url: "/api/today", headers: { cookie: value } });
      return answer.statusCode;
    };
    expect(await read(cookie)).toBe(200);
    expect(await read(`other=1; ${cookie}`)).toBe(200);
    expect(await read(cookie.slice(0, -1))).toBe(401);
    expect(await read(cookie.replace(/=(\d)/, "=9$1"))).toBe(401);
    await clock.advance(14 * 24 * 3600 * 1000 + 1);
    expect(await read(cookie)).toBe(401);
  });

  test("sets the cookie HttpOnly and SameSite, and Secure behind TLS", async () => {
    await using open = await openServer({ password: PASSWORD });
    const payload = formBody({ password: PASSWORD });
    const plain = await open.server.inject({
      method: "POST",
      url: "/login",
      headers: form,
      payload,
    });
    expect(plain.headers["set-cookie"]).toMatch(/; HttpOnly; SameSite=Lax$/);
    const behindTls = await open.server.inject({
      method: "POST",
      url: "/login",
      headers: { ...form, "x-forwarded-proto": "https" },
      payload,
    });
    expect(behindTls.headers["set-cookie"]).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  });

  test("never sends anybody to another site after the login", async () => {
    await using open = await openServer({ password: PASSWORD });
    for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", "/a\r\nb"]) {
      const answer = await open.server.inject({
        method: "POST",
        url: "/login",
        headers: form,
        payload: formBody({ password: PASSWORD, next }),
      });
      expect({ next, goesTo: answer.headers.location }).toEqual({ next, goesTo: "/" });
    }
  });

  test("refuses a login form that another site sent", async () => {
    await using open = await openServer({ password: PASSWORD });
    const answer = await open.server.inject({
      method: "POST",
      url: "/login",
      headers: { ...form, origin: "https://evil.example", host: "desk.example" },
      payload: formBody({ password: PASSWORD }),
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  test("takes HTTP Basic from scripts, under any user name", async () => {
    await using open = await openServer({ password: PASSWORD });
    const right = await open.server.inject({
      url: "/api/today",
      headers: { authorization: basic(PASSWORD) },
    });
    expect(right.statusCode).toBe(200);
    const wrong = await open.server.inject({
      url: "/api/today",
      headers: { authorization: basic("wrong") },
    });
    expect(wrong.statusCode).toBe(401);
    expect(wrong.headers["www-authenticate"]).toMatch(/^Basic /);
  });

  test("never makes a browser put up its own password dialog for a page's request", async () => {
    await using open = await openServer({ password: PASSWORD });
    const answer = await open.server.inject({
      url: "/api/today",
      headers: { "sec-fetch-mode": "cors" },
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.headers["www-authenticate"]).not.toMatch(/basic/i);
  });

  test("makes a guesser wait longer after each wrong password, and only them", async () => {
    const clock = new VirtualClock(Date.UTC(2026, 10, 21));
    await using open = await openServer({ password: PASSWORD, clock });
    const guess = async (password: string, remoteAddress: string) =>
      open.server.inject({
        url: "/api/today",
        remoteAddress,
        headers: { authorization: basic(password) },
      });
    for (let wrong = 0; wrong < 6; wrong += 1) {
      expect((await guess("wrong", "203.0.113.5")).statusCode).toBe(401);
      await clock.advance(wrong < 4 ? 0 : 1000);
    }
    const blocked = await guess(PASSWORD, "203.0.113.5");
    expect(blocked.statusCode).toBe(429);
    expect(blocked.headers["retry-after"]).toBe("1");
    expect(blocked.json()).toEqual({ error: "Too many wrong passwords. Try again in 1 second." });
    expect((await guess(PASSWORD, "203.0.113.6")).statusCode).toBe(200);
    await clock.advance(2000);
    expect((await guess(PASSWORD, "203.0.113.5")).statusCode).toBe(200);
  });

  test("a wrong password on the login page is told kindly, and nothing is echoed unescaped", async () => {
    await using open = await openServer({ password: PASSWORD });
    const answer = await open.server.inject({
      method: "POST",
      url: "/login",
      headers: form,
      payload: formBody({ password: "wrong", next: '/"><script>' }),
    });
    expect(answer.statusCode).toBe(401);
    expect(answer.body).toContain("That's not the password");
    expect(answer.body).not.toContain("<script>");
  });

  test("logging out takes the cookie away", async () => {
    await using open = await openServer({ password: PASSWORD });
    const answer = await open.server.inject({ method: "POST", url: "/logout" });
    expect(answer.headers["set-cookie"]).toMatch(/^frontdesk_session=; .*Max-Age=0/);
  });
});

async function statusOf(
  server: FastifyInstance,
  request: { url: string; headers: Record<string, string> },
): Promise<number> {
  return (await server.inject(request)).statusCode;
}

async function logIn(server: FastifyInstance): Promise<string> {
  const answer = await server.inject({
    method: "POST",
    url: "/login",
    headers: form,
    payload: formBody({ password: PASSWORD }),
  });
  return String(answer.headers["set-cookie"]).split(";", 1)[0] ?? "";
}

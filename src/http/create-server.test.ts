import { once } from "node:events";
import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { createLogger } from "../ops/logger.ts";
import { call } from "./contract/call.ts";
import { desk } from "./contract/desk.ts";
import { today } from "./contract/today.ts";
import { openServer } from "./testing/open-server.ts";

describe("the API", () => {
  test("answers what the contract says", async () => {
    await using open = await openServer();
    const read = async (url: string) => (await open.server.inject(url)).json<unknown>();
    expect(today.parse(await read("/api/today")).appointments).toHaveLength(1);
    expect(desk.parse(await read("/api/desk")).name).toBe("GlamDesk");
    expect(call.parse(await read("/api/calls/call_1")).words).toHaveLength(1);
  });

  test("says in one sentence that there is no such call or address", async () => {
    await using open = await openServer();
    const missing = await open.server.inject("/api/calls/call_2");
    expect(missing.statusCode).toBe(404);
    expect(missing.json()).toEqual({ error: "There's no call with this id." });
    const nowhere = await open.server.inject("/nowhere");
    expect(nowhere.statusCode).toBe(404);
    expect(nowhere.json()).toEqual({ error: "There's nothing at this address." });
  });

  test("hides what broke from the page, and logs it", async () => {
    const lines = new PassThrough();
    await using open = await openServer({
      logger: createLogger({ level: "info", destination: lines }),
      book: { today: () => Promise.reject(new Error("disk is gone")) },
    });
    const answer = await open.server.inject("/api/today");
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({
      error: "Something went wrong here. Try again in a moment.",
    });
    expect(String(lines.read())).toContain("disk is gone");
  });
});

describe("the pages", () => {
  test("say what to run while they are not built", async () => {
    await using open = await openServer();
    for (const path of ["/", "/talk"]) {
      const answer = await open.server.inject(path);
      expect(answer.statusCode).toBe(503);
      expect(answer.body).toBe("The pages aren't built yet: run npm run build.\n");
    }
  });

  test("come from the build's folder, their hashed assets kept by the browser for good", async () => {
    const folder = await mkdtemp(join(tmpdir(), "frontdesk-pages-"));
    await mkdir(join(folder, "assets"));
    await writeFile(join(folder, "talk.html"), "<!doctype html>talk");
    await writeFile(join(folder, "assets/talk-1a2b.js"), "1");
    await using open = await openServer({ pagesFolder: folder });
    const page = await open.server.inject("/talk");
    expect(page.body).toBe("<!doctype html>talk");
    expect(page.headers["cache-control"]).toBe("no-store");
    const asset = await open.server.inject("/assets/talk-1a2b.js");
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const outside = await open.server.inject("/assets/..%2f..%2fetc%2fpasswd");
    expect(outside.statusCode).toBeGreaterThanOrEqual(400);
  });

  test("may load nothing from another site, nor be framed by one", async () => {
    await using open = await openServer();
    const { headers } = await open.server.inject("/talk");
    expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toMatch(/https?:|\*|unsafe/);
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });
});

describe("the metrics", () => {
  test("are in Prometheus's format", async () => {
    await using open = await openServer();
    const answer = await open.server.inject("/metrics");
    expect(answer.headers["content-type"]).toContain("text/plain");
    expect(answer.body).toContain("process_resident_memory_bytes");
  });
});

test("an upgrade to a path that no channel owns is answered with 404 and closed", async () => {
  await using open = await openServer();
  await open.server.listen({ port: 0, host: "127.0.0.1" });
  const socket = connect(portOf(open.server.server.address()), "127.0.0.1");
  socket.write(
    "GET /elsewhere?x=/talk-socket HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
  );
  let answer = "";
  socket.on("data", (chunk) => (answer += chunk.toString()));
  await once(socket, "close");
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
});

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return address.port;
}

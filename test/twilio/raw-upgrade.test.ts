import { connect } from "node:net";
import { once } from "node:events";
import fastify from "fastify";
import { getExpectedTwilioSignature } from "twilio/lib/webhooks/webhooks.js";
import { afterEach, describe, expect, test } from "vitest";
import { systemClock } from "../../src/base/clock.ts";
import { MEDIA_STREAM_PATH, twilioChannel } from "../../src/channels/twilio/index.ts";
import { readableLogger } from "../../src/channels/twilio/testing/log-lines.ts";
import { refuseUnclaimedUpgrades } from "../../src/http/refuse-unclaimed-upgrades.ts";

const TOKEN = "12345";
const PUBLIC = "https://desk.example.com";
const SIGNATURE = getExpectedTwilioSignature(TOKEN, "wss://desk.example.com/media-stream", {});
/** The key and its answer from RFC 6455 section 1.3. */
const KEY = "dGhlIHNhbXBsZSBub25jZQ==";
const ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function openDesk(options: { authTokens: string[]; publicOrigin?: string }) {
  const log = readableLogger();
  const server = fastify();
  refuseUnclaimedUpgrades(server, [MEDIA_STREAM_PATH]);
  await twilioChannel(server, {
    ...options,
    clock: systemClock,
    logger: log.logger,
    onCall: () => undefined,
  });
  await server.listen({ port: 0, host: "127.0.0.1" });
  closers.push(() => server.close());
  const address = server.server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { port, close: () => server.close(), ...log };
}

/** Sends these bytes, in these pieces, and gives the head of the answer and what follows it. */
async function exchange(port: number, pieces: readonly string[]): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  closers.push(async () => void socket.destroy());
  await once(socket, "connect");
  let answer = "";
  const complete = new Promise<void>((resolve) => {
    socket.on("data", (data) => {
      answer += data.toString("latin1");
      const [head = "", body] = answer.split("\r\n\r\n", 2);
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (body !== undefined && body.length >= length) resolve();
    });
    socket.on("close", () => resolve());
  });
  for (const piece of pieces) {
    await new Promise<void>((resolve) => void socket.write(piece, () => resolve()));
    // Lets the piece reach the server on its own, in its own read.
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
  await complete;
  return answer;
}

function request(headers: readonly string[], path = "/media-stream"): string {
  return [`GET ${path} HTTP/1.1`, "Host: desk.example.com", ...headers, "", ""].join("\r\n");
}

const USUAL = ["Sec-WebSocket-Version: 13", `Sec-WebSocket-Key: ${KEY}`];
const SIGNED = [...USUAL, `X-Twilio-Signature: ${SIGNATURE}`];

const ACCEPTED = [
  "HTTP/1.1 101 Switching Protocols",
  "Upgrade: websocket",
  "Connection: Upgrade",
  `Sec-WebSocket-Accept: ${ACCEPT}`,
  "",
  "",
].join("\r\n");

describe("an upgrade that Twilio signed is accepted", () => {
  test.each([
    ["as Twilio sends it", ["Connection: Upgrade", "Upgrade: websocket", ...SIGNED]],
    ["kept alive by a proxy", ["Connection: keep-alive, Upgrade", "Upgrade: websocket", ...SIGNED]],
    ["in lower case", ["connection: upgrade", "upgrade: websocket", ...SIGNED.map(lowerName)]],
    ["in upper case", ["CONNECTION: UPGRADE", "UPGRADE: WEBSOCKET", ...SIGNED.map(upperName)]],
    ["in odd case", ["cOnNeCtIoN: keep-ALIVE,  uPGRADE", "uPgRaDe: WebSocket", ...SIGNED]],
    ["in another order", [...SIGNED, "Upgrade: websocket", "Connection: Upgrade"]],
    [
      "with two Connection headers",
      ["Connection: keep-alive", "Connection: Upgrade", "Upgrade: websocket", ...SIGNED],
    ],
    [
      "with what tunnels add",
      [
        "Connection: Upgrade",
        "Upgrade: websocket",
        ...SIGNED,
        "User-Agent: Twilio.TmeWs/1.0",
        "X-Forwarded-For: 54.172.60.1",
        "X-Forwarded-Proto: https",
        "Accept-Encoding: gzip",
        `X-Long: ${"x".repeat(4000)}`,
      ],
    ],
    [
      "with an offer to compress, which is not taken",
      [
        "Connection: Upgrade",
        "Upgrade: websocket",
        ...SIGNED,
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
      ],
    ],
  ])("%s", async (_what, headers) => {
    const { port } = await openDesk({ authTokens: [TOKEN], publicOrigin: PUBLIC });
    expect(await exchange(port, [request(headers)])).toBe(ACCEPTED);
  });

  test("byte by byte", async () => {
    const { port } = await openDesk({ authTokens: [TOKEN], publicOrigin: PUBLIC });
    const bytes = request(["Connection: keep-alive, Upgrade", "Upgrade: websocket", ...SIGNED]);
    expect(await exchange(port, bytes.split(""))).toBe(ACCEPTED);
  });

  test("split inside a header's name and value", async () => {
    const { port } = await openDesk({ authTokens: [TOKEN], publicOrigin: PUBLIC });
    const text = request(["Connection: keep-alive, Upgrade", "Upgrade: websocket", ...SIGNED]);
    const cuts = [text.indexOf("ection:"), text.indexOf("live, Up"), text.indexOf("gnature")];
    const pieces = [0, ...cuts].map((from, index) => text.slice(from, cuts[index]));
    expect(pieces.join("")).toBe(text);
    expect(await exchange(port, pieces)).toBe(ACCEPTED);
  });

  test("with the old token, while the new one is being put in place", async () => {
    const { port } = await openDesk({ authTokens: ["new", TOKEN], publicOrigin: PUBLIC });
    const headers = ["Connection: Upgrade", "Upgrade: websocket", ...SIGNED];
    expect(await exchange(port, [request(headers)])).toBe(ACCEPTED);
  });
});

describe("an upgrade is refused before it is accepted", () => {
  const UPGRADE = ["Connection: Upgrade", "Upgrade: websocket"];
  const httpsSigned = getExpectedTwilioSignature(TOKEN, `${PUBLIC}/media-stream`, {});

  test.each([
    ["without a signature", [...UPGRADE, ...USUAL], "/media-stream"],
    ["with a wrong one", [...UPGRADE, ...USUAL, "X-Twilio-Signature: AAAA"], "/media-stream"],
    [
      "signed for https instead of wss",
      [...UPGRADE, ...USUAL, `X-Twilio-Signature: ${httpsSigned}`],
      "/media-stream",
    ],
    ["with a query that was not signed", [...UPGRADE, ...SIGNED], "/media-stream?call=other"],
  ])("%s", async (_what, headers, path) => {
    const { port, faults } = await openDesk({ authTokens: [TOKEN], publicOrigin: PUBLIC });
    const answer = await exchange(port, [request(headers, path)]);
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
    expect(answer).toMatch(/\r\n\r\nThis request isn't signed by Twilio for this desk: .*\.\n$/);
    expect(faults()).toEqual(["refused"]);
  });

  test("to a path where nobody is", async () => {
    const { port } = await openDesk({ authTokens: [TOKEN], publicOrigin: PUBLIC });
    const answer = await exchange(port, [request([...UPGRADE, ...SIGNED], "/media-streams")]);
    expect(answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n/);
  });

  test("through a proxy to a desk that has no token", async () => {
    const { port } = await openDesk({ authTokens: [] });
    const forwarded = [...UPGRADE, ...USUAL, "X-Forwarded-For: 203.0.113.9"];
    expect(await exchange(port, [request(forwarded)])).toMatch(/^HTTP\/1\.1 403 Forbidden\r\n/);
  });

  test("without a key", async () => {
    const { port } = await openDesk({ authTokens: [TOKEN], publicOrigin: PUBLIC });
    const headers = [...UPGRADE, "Sec-WebSocket-Version: 13", ...SIGNED.slice(2)];
    expect(await exchange(port, [request(headers)])).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  });

  test("when a proxy swallowed the upgrade, with a sentence that says so", async () => {
    const { port } = await openDesk({ authTokens: [TOKEN], publicOrigin: PUBLIC });
    const answer = await exchange(port, [request(["Connection: close", ...SIGNED])]);
    expect(answer).toMatch(/^HTTP\/1\.1 426 Upgrade Required\r\n/);
    expect(answer).toMatch(/let it pass the Upgrade and Connection headers\.\n$/);
  });
});

function lowerName(header: string): string {
  return header.replace(/^[^:]+/, (name) => name.toLowerCase());
}

function upperName(header: string): string {
  return header.replace(/^[^:]+/, (name) => name.toUpperCase());
}

test("a refused caller who never hangs up does not keep the desk from closing", async () => {
  const { port, close } = await openDesk({ authTokens: [TOKEN], publicOrigin: PUBLIC });
  const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
  closers.push(async () => void socket.destroy());
  socket.on("error", () => undefined);
  socket.write(request(["Connection: Upgrade", "Upgrade: websocket", ...USUAL]));
  const [answer] = await once(socket, "data");
  expect(String(answer)).toMatch(/^HTTP\/1.1 403 /);
  await close();
});

import { once } from "node:events";
import { afterAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { VirtualClock } from "../../../base/testing/virtual-clock.ts";
import { ListenStandIn } from "./listen-stand-in.ts";
import { silence } from "./spoken-sound.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());
const clock = new VirtualClock(0);
const standIn = stack.use(await ListenStandIn.open({ clock }));

const NOVA = "/v1/listen?model=nova-3&encoding=mulaw&sample_rate=8000&interim_results=true";
const FLUX = "/v2/listen?model=flux-general-en&encoding=mulaw&sample_rate=8000";

test.for([
  ["an unknown parameter", `${NOVA}&smart_fromat=true`],
  ["keywords, which nova-3 doesn't take", `${NOVA}&keywords=Kavitha`],
  ["an encoding that nobody has", "/v1/listen?model=nova-3&encoding=ulaw&sample_rate=8000"],
  ["raw sound without its rate", "/v1/listen?model=nova-3&encoding=mulaw"],
  [
    "an utterance end without interim results",
    `${NOVA.replace("true", "false")}&utterance_end_ms=1000`,
  ],
  ["an utterance end that is too soon", `${NOVA}&utterance_end_ms=300`],
  ["too many key terms", `${NOVA}${"&keyterm=Balasubramaniam".repeat(130)}`],
  ["hints of languages for one language", `${NOVA}&language_hint=hi`],
  ["nova-3's parameters at Flux", `${FLUX}&interim_results=true`],
  ["a threshold out of range", `${FLUX}&eager_eot_threshold=0.2`],
  ["hints of languages for the English Flux", `${FLUX}&language_hint=hi`],
  ["a weighted key term", `${FLUX}&keyterm=Kavitha:2`],
])("refuses %s", async ([, path = ""]) => {
  expect(await statusOf(path)).toBe(400);
});

test("takes what is in order, and refuses whoever has no key", async () => {
  for (const path of [NOVA, FLUX]) {
    expect(await statusOf(path)).toBe(101);
    expect(await statusOf(path, "Token dg-nobody")).toBe(401);
  }
});

test.for([
  ["a sign of life as bytes", NOVA, Buffer.from('{"type":"KeepAlive"}'), 1008],
  ["an unknown message", NOVA, '{"type":"Stop"}', 1008],
  ["a sign of life at Flux", FLUX, '{"type":"KeepAlive"}', 1008],
  ["a request for final words at Flux", FLUX, '{"type":"Finalize"}', 1008],
  ["a threshold out of range", FLUX, '{"type":"Configure","thresholds":{"eot_threshold":2}}', 1008],
] as const)("hangs up on %s", async ([, path, message, code]) => {
  const socket = await connected(path);
  socket.send(message);
  const [closed] = await once(socket, "close");
  expect(closed).toBe(code);
});

test("hangs up on a second change before the first was answered", async () => {
  const socket = await connected(FLUX);
  socket.send('{"type":"Configure","thresholds":{"eot_threshold":0.8}}');
  socket.send(silence(80));
  socket.send('{"type":"Configure","thresholds":{"eot_threshold":0.7}}');
  socket.send('{"type":"Configure","thresholds":{"eot_threshold":0.9}}');
  const [closed] = await once(socket, "close");
  expect(closed).toBe(1008);
});

test("hangs up after ten seconds of nothing", async () => {
  for (const path of [NOVA, FLUX]) {
    const socket = await connected(path);
    const closed = once(socket, "close");
    await clock.advance(10_000);
    expect((await closed)[0]).toBe(1011);
  }
});

async function connected(path: string): Promise<WebSocket> {
  const socket = new WebSocket(standIn.baseUrl + path, {
    headers: { authorization: `Token ${standIn.apiKey}` },
  });
  await once(socket, "open");
  return socket;
}

async function statusOf(path: string, authorization = `Token ${standIn.apiKey}`): Promise<number> {
  const socket = new WebSocket(standIn.baseUrl + path, { headers: { authorization } });
  const { promise, resolve } = Promise.withResolvers<number>();
  socket.on("open", () => {
    socket.close();
    resolve(101);
  });
  socket.on("unexpected-response", (request, response) => {
    request.destroy();
    resolve(response.statusCode ?? 0);
  });
  socket.on("error", () => {});
  return await promise;
}

import { afterAll, expect, test } from "vitest";
import type { ProviderError } from "../ports/provider-error.ts";
import { ServiceSocket } from "./service-socket.ts";
import { Loopback, textOf } from "./testing/loopback.ts";

const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

interface Served {
  readonly refusal?: number;
  readonly closeCode?: number;
  readonly sent?: readonly string[];
}

/** Connects to a service that does this, and keeps what came and what it was sent. */
async function connect({ refusal, closeCode, sent = [] }: Served) {
  const arrived: string[] = [];
  const service = stack.use(
    await Loopback.open({
      onUpgrade: () =>
        refusal ??
        ((socket) => {
          socket.on("message", (data) => arrived.push(textOf(data)));
          for (const text of sent) socket.send(text);
          if (closeCode !== undefined) socket.close(closeCode, "the words of a caller");
        }),
    }),
  );
  const texts: string[] = [];
  const lost: ProviderError[] = [];
  const socket = new ServiceSocket({
    provider: "test",
    url: new URL(service.origin.replace("http", "ws")),
    headers: {},
    onText: (text) => texts.push(text),
    onLost: (error) => lost.push(error),
  });
  return { socket, service, texts, lost, arrived };
}

test.each([
  [400, "invalid-request"],
  [401, "authentication"],
  [402, "quota"],
  [403, "authentication"],
  [408, "timeout"],
  [429, "rate-limit"],
  [503, "server"],
])("a connection that is refused with %i is a failure of %s", async (refusal, failure) => {
  const { lost } = await connect({ refusal });
  await expect.poll(() => lost).toMatchObject([{ failure }]);
});

test.each([
  [1000, "connectivity"],
  [1008, "invalid-request"],
  [1011, "server"],
  [1012, "server"],
  [1013, "rate-limit"],
])(
  "a close with %i is a failure of %s, told once and without its reason",
  async (closeCode, failure) => {
    const { lost } = await connect({ closeCode });
    await expect.poll(() => lost).toMatchObject([{ failure }]);
    expect(String(lost[0])).not.toContain("caller");
  },
);

test("a connection that breaks, and one that is never made, are failures of connectivity", async () => {
  const { service, texts, lost } = await connect({ sent: ["hello"] });
  await expect.poll(() => texts).toEqual(["hello"]);
  service.breakConnections();
  await expect.poll(() => lost).toMatchObject([{ failure: "connectivity" }]);
  const nowhere: ProviderError[] = [];
  void new ServiceSocket({
    provider: "test",
    url: new URL("ws://127.0.0.1:1"),
    headers: {},
    onText: () => {},
    onLost: (error) => nowhere.push(error),
  });
  await expect.poll(() => nowhere).toMatchObject([{ failure: "connectivity", retryable: true }]);
});

test("what is sent while it opens arrives in order", async () => {
  const { socket, arrived } = await connect({});
  for (const text of ["one", "two", "three"]) socket.send(text);
  await expect.poll(() => arrived).toEqual(["one", "two", "three"]);
  socket.close();
});

test("whoever closes it is not told that it was lost", async () => {
  const { socket, service, texts, lost } = await connect({ sent: ["hello"] });
  await expect.poll(() => texts).toEqual(["hello"]);
  socket.close();
  socket.send("too late");
  await expect.poll(() => service.connections).toBe(0);
  expect(lost).toEqual([]);
});

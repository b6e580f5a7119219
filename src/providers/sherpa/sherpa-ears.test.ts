import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { TELEPHONE } from "../../audio/format.ts";
import { systemClock } from "../../base/clock.ts";
import { speechToTextContract } from "../../ports/testing/speech-to-text-contract.ts";
import { SherpaEars } from "./sherpa-ears.ts";
import { TinyModel } from "./testing/tiny-model.ts";

const model = new TinyModel("yes please no thank you tomorrow at three p m".split(" "));
const stack = new AsyncDisposableStack();
afterAll(() => stack.disposeAsync());

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "sherpa-"));
  stack.defer(() => rm(path, { recursive: true }));
  return path;
}

const good = await folder();
await model.write(good);
const ears = stack.use(new SherpaEars({ folder: good, clock: systemClock }));

speechToTextContract("sherpa/zipformer", {
  ears: () => ears,
  speak: async (text) => model.say(text),
});

test("says how sure it is, and tells words while they are said", async () => {
  const ear = open(ears);
  ear.push(model.say("tomorrow at three p m"));
  ear.end();
  const events = await Array.fromAsync(ear);
  const partials = events.filter(({ type }) => type === "words-partial");
  expect(partials.length).toBeGreaterThan(1);
  const final = events.at(-1);
  expect(final?.type === "words-final" && final.confidence).toBeGreaterThan(0.8);
});

test("does not cut a caller off who goes on, however much of it is heard at once", async () => {
  const ear = open(ears);
  const pause = new Uint8Array(200 * 8).fill(0xff);
  for (const word of ["tomorrow", "at", "three", "p", "m"]) {
    ear.push(model.say(word));
    ear.push(pause);
  }
  ear.end();
  const events = await Array.fromAsync(ear);
  expect(events.filter(({ type }) => type === "words-final")).toMatchObject([
    { text: "tomorrow at three p m" },
  ]);
});

test("writes in small letters what a model writes in capitals", async () => {
  const loud = new TinyModel(["YES", "NO"]);
  const path = await folder();
  await loud.write(path);
  const listeners = stack.use(new SherpaEars({ folder: path, clock: systemClock }));
  const ear = open(listeners);
  ear.push(loud.say("YES"));
  ear.end();
  expect((await Array.fromAsync(ear)).at(-1)).toMatchObject({ text: "yes" });
});

test("hears several callers at once, each their own", async () => {
  const said = ["yes please", "no thank you", "tomorrow at three p m"];
  const open3 = said.map((text) => {
    const ear = open(ears);
    ear.push(model.say(text));
    return ear;
  });
  for (const ear of open3) ear.end();
  const heard = await Promise.all(open3.map((ear) => Array.fromAsync(ear)));
  expect(heard.map((events) => events.at(-1))).toMatchObject(said.map((text) => ({ text })));
});

test("says what is wrong with a folder, and what to do", async () => {
  await expect(failureOf(join(good, "nowhere"))).resolves.toMatch(
    /^There is no folder .*Download a streaming/u,
  );
  const empty = await folder();
  await expect(failureOf(empty)).resolves.toMatch(/has no encoder\*\.onnx, no decoder/u);
  const notTokens = await folder();
  await model.write(notTokens);
  await writeFile(join(notTokens, "tokens.txt"), "<html>Not found</html>\n");
  await expect(failureOf(notTokens)).resolves.toMatch(/is no list of tokens/u);
});

test("lives through a model that ends its process, and hears again when the model is good", async () => {
  const broken = await folder();
  await model.write(broken);
  await writeFile(join(broken, "encoder.onnx"), "version https://git-lfs.github.com/spec/v1\n");
  const fragile = stack.use(new SherpaEars({ folder: broken, clock: systemClock }));
  await expect(Array.fromAsync(open(fragile))).rejects.toMatchObject({
    failure: "invalid-request",
    message: expect.stringMatching(/can't be loaded \(.+\)\. Download it again/u),
  });
  await model.write(broken);
  const ear = open(fragile);
  ear.push(model.say("yes please"));
  ear.end();
  expect((await Array.fromAsync(ear)).at(-1)).toMatchObject({ text: "yes please" });
});

function open(from: SherpaEars) {
  const { signal } = new AbortController();
  return from.open({
    format: TELEPHONE,
    language: "en",
    hints: { keyTerms: [], grammar: "" },
    signal,
  });
}

async function failureOf(path: string): Promise<string> {
  const wrong = stack.use(new SherpaEars({ folder: path, clock: systemClock }));
  const error: unknown = await wrong.ready().catch((reason: unknown) => reason);
  return error instanceof Error ? error.message.replace(/^sherpa: invalid-request \(/u, "") : "";
}

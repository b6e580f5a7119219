import { expect, test } from "vitest";
import { bytesPerMs, TELEPHONE } from "../../audio/format.ts";
import { ReplySound, type Stretch } from "./reply-sound.ts";

const MS_PER_CHARACTER = 60;

/** As long as these words take. */
function soundOf(text: string): Uint8Array {
  return new Uint8Array(text.length * MS_PER_CHARACTER * bytesPerMs(TELEPHONE)).fill(0x55);
}

async function lengthOf(stretch: Stretch | undefined): Promise<number> {
  let bytes = 0;
  for await (const audio of stretch?.audio ?? []) bytes += audio.length;
  return bytes / bytesPerMs(TELEPHONE);
}

test("its sentences have all of its sound, one after the other", async () => {
  const sound = new ReplySound(TELEPHONE);
  const text = "We open at ten. Shall I book you in?";
  sound.addText(text);
  sound.addSound(soundOf(text));
  sound.end();
  const first = sound.take("We open at ten.");
  const second = sound.take("Shall I book you in?");
  const firstMs = await lengthOf(first);
  expect(second?.startMs).toBe(firstMs);
  expect(firstMs + (await lengthOf(second))).toBe(text.length * MS_PER_CHARACTER);
});

test("gives no more sound than the words that were let through can have", async () => {
  const sound = new ReplySound(TELEPHONE);
  const text = "Sure thing. You're booked for three!";
  sound.addSound(soundOf(text));
  sound.addText(text);
  sound.end();
  const trueMs = await lengthOf(sound.take("Sure thing."));
  expect(trueMs).toBeGreaterThan(0);
  expect(trueMs).toBeLessThanOrEqual("Sure thing.".length * MS_PER_CHARACTER);
});

test("what follows a sentence that was left out has no sound of its own", () => {
  const sound = new ReplySound(TELEPHONE);
  sound.addText("Sure. You're booked! Anything else?");
  sound.end();
  expect(sound.take("Sure.")).toBeDefined();
  expect(sound.take("I haven't booked anything yet.")).toBeUndefined();
  expect(sound.take("Anything else?")).toBeUndefined();
});

test("words of somebody else spoil nothing", () => {
  const sound = new ReplySound(TELEPHONE);
  sound.addText("We open at ten. Anything else?");
  sound.end();
  expect(sound.take("One moment, please.")).toBeUndefined();
  expect(sound.take("We open at ten.")).toBeDefined();
});

test("a sentence whose sound breaks off does not count as said", async () => {
  const sound = new ReplySound(TELEPHONE);
  sound.addText("We open at ten.");
  sound.addSound(soundOf("We"));
  sound.end();
  await expect(lengthOf(sound.take("We open at ten."))).rejects.toThrow("broke off");
});

test("a sentence is given out as its sound comes in", async () => {
  const sound = new ReplySound(TELEPHONE);
  sound.addText("We open at ten.");
  sound.textDone();
  const stretch = sound.take("We open at ten.");
  const whole = lengthOf(stretch);
  sound.addSound(soundOf("We open"));
  await Promise.resolve();
  sound.addSound(soundOf(" at ten."));
  sound.end();
  expect(await whole).toBe("We open at ten.".length * MS_PER_CHARACTER);
});

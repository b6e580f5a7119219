import { expect, test } from "vitest";
import { UnheardSound } from "./unheard-sound.ts";

test("keeps what is not settled, from the beginning of a block", () => {
  const unheard = new UnheardSound(8);
  for (let block = 0; block < 10; block += 1) unheard.push(new Uint8Array(320).fill(block));
  unheard.forgetBefore(130);
  expect(unheard.firstMs).toBe(120);
  expect(unheard.lastMs).toBe(400);
  expect(unheard.blocks.map((block) => block[0])).toEqual([3, 4, 5, 6, 7, 8, 9]);
});

test("keeps no more than a quarter of a minute", () => {
  const unheard = new UnheardSound(8);
  for (let block = 0; block < 1000; block += 1) unheard.push(new Uint8Array(320));
  expect(unheard.lastMs - unheard.firstMs).toBe(15_000);
  expect(unheard.blocks).toHaveLength(375);
});

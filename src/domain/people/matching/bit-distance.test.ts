import { distance } from "fastest-levenshtein";
import { assert, property, uint8Array } from "fast-check";
import { expect, test } from "vitest";
import { BitDistance } from "./bit-distance.ts";
import { CLASS_COUNT } from "./sound/sound-classes.ts";

const classes = (maxLength: number) => uint8Array({ max: CLASS_COUNT - 1, maxLength });

test("counts the same edits as Levenshtein's table", () => {
  assert(
    property(classes(32), classes(40), classes(5), (one, other, before) => {
      const texts = Uint8Array.from([...before, ...other]);
      const edits = new BitDistance(one).to(texts, before.length, texts.length);
      expect(edits).toBe(distance(written(one), written(other)));
    }),
  );
});

function written(sound: Uint8Array): string {
  return String.fromCharCode(...Array.from(sound, (one) => one + 65));
}

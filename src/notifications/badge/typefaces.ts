import { readFileSync } from "node:fs";
import { charactersOf } from "./letters.ts";
import { unpackWoff } from "./unpack-woff.ts";

export type Weight = "regular" | "bold";

/** A stretch of text and the typeface that has all of its letters. */
export interface Run {
  readonly text: string;
  readonly face: string;
}

/** Whether Noto Sans, in the parts that come with this program, has a character. */
export function hasGlyph(character: string): boolean {
  return FACES.some((face) => covers(face, character));
}

/** Splits a text, all of which `hasGlyph`, by the typefaces that it needs. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = [];
  for (const segment of charactersOf(text)) {
    const face = FACES.find((one) =>
      Array.from(segment).every((character) => covers(one, character)),
    );
    if (!face) throw new Error("There is no typeface for this text");
    const last = runs.at(-1);
    if (last?.face === face.name) runs[runs.length - 1] = { ...last, text: last.text + segment };
    else runs.push({ text: segment, face: face.name });
  }
  return runs;
}

/** The font of a typeface; read once. */
export function fontOf(face: string, weight: Weight): Buffer {
  const number = weight === "bold" ? 700 : 400;
  // pdfkit fails to embed some of the same letters out of WOFF2.
  const file = `files/noto-sans-${face}-${number}-normal.woff`;
  const known = fonts.get(file);
  if (known) return known;
  const font = unpackWoff(readFileSync(new URL(file, PACKAGE)));
  fonts.set(file, font);
  return font;
}

const PACKAGE = import.meta.resolve("@fontsource/noto-sans");

const fonts = new Map<string, Buffer>();

interface Face {
  readonly name: string;
  readonly ranges: readonly (readonly [number, number])[];
}

function covers(face: Face, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return face.ranges.some(([from, to]) => from <= code && code <= to);
}

// What names are written with; the files have more. In this order, because Latin also has what all scripts share.
const FACES: readonly Face[] = [
  {
    name: "latin",
    ranges: [
      [0x20, 0x7e],
      [0xa1, 0xac],
      [0xae, 0xff],
      [0x152, 0x153],
      [0x2013, 0x2014],
      [0x2018, 0x201a],
      [0x201c, 0x201e],
      [0x2026, 0x2026],
    ],
  },
  {
    name: "latin-ext",
    ranges: [
      [0x100, 0x130],
      [0x132, 0x151],
      [0x154, 0x24f],
      [0x1e00, 0x1e9e],
    ],
  },
  { name: "vietnamese", ranges: [[0x1ea0, 0x1ef9]] },
  {
    name: "greek",
    ranges: [
      [0x386, 0x38a],
      [0x38c, 0x38c],
      [0x38e, 0x3a1],
      [0x3a3, 0x3ce],
    ],
  },
  {
    name: "cyrillic",
    ranges: [
      [0x400, 0x45f],
      [0x490, 0x491],
    ],
  },
  {
    name: "cyrillic-ext",
    ranges: [
      [0x492, 0x4af],
      [0x4b2, 0x52f],
    ],
  },
  {
    name: "devanagari",
    ranges: [
      [0x900, 0x97f],
      [0x200c, 0x200d],
    ],
  },
];

import { charactersOf } from "./letters.ts";

/** How wide a text is in mm when its letters are `sizeMm` big. */
export type Measure = (text: string, sizeMm: number) => number;

/** The room for a text, in mm. */
export interface Room {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly mostLines: number;
  readonly largestMm: number;
  /** What is still too long at this size is cut, with an ellipsis. */
  readonly smallestMm: number;
}

/** The lines of a text, and how big its letters are. */
export interface FittedText {
  readonly lines: readonly string[];
  readonly sizeMm: number;
}

/** Baseline to baseline, in sizes of the letters. */
export const LINE_HEIGHT = 1.18;

/** Makes a text as big as there is room, without breaking a word as long as that is possible. */
export function fitText(text: string, room: Room, measure: Measure): FittedText {
  const words = text.split(" ");
  for (let sizeMm = room.largestMm; sizeMm > room.smallestMm; sizeMm *= SHRINK) {
    const lines = wrap(words, room.widthMm, (line) => measure(line, sizeMm));
    if (lines && lines.length <= linesIn(room, sizeMm)) return { lines, sizeMm };
  }
  const sizeMm = room.smallestMm;
  const width: Width = (line) => measure(line, sizeMm);
  const broken = words.flatMap((word) => breakWord(word, room.widthMm, width));
  const lines = wrap(broken, room.widthMm, width) ?? broken;
  return { lines: cut(lines, Math.max(1, linesIn(room, sizeMm)), room.widthMm, width), sizeMm };
}

type Width = (line: string) => number;

const SHRINK = 0.96;

function linesIn({ mostLines, heightMm }: Room, sizeMm: number): number {
  return Math.min(mostLines, Math.floor(heightMm / (sizeMm * LINE_HEIGHT) + 0.001));
}

/** Words in lines, or undefined when one of them is wider than a line. */
function wrap(words: readonly string[], widthMm: number, width: Width): string[] | undefined {
  const lines: string[] = [];
  for (const word of words) {
    if (width(word) > widthMm) return undefined;
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && width(joined) <= widthMm) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}

function breakWord(word: string, widthMm: number, width: Width): string[] {
  const pieces = [""];
  for (const character of charactersOf(word)) {
    const piece = pieces.at(-1) ?? "";
    if (piece !== "" && width(piece + character) > widthMm) pieces.push(character);
    else pieces[pieces.length - 1] = piece + character;
  }
  return pieces;
}

function cut(lines: readonly string[], most: number, widthMm: number, width: Width): string[] {
  if (lines.length <= most) return [...lines];
  const kept = lines.slice(0, most);
  const last = charactersOf(kept.pop() ?? "").slice();
  const characters = [...last];
  while (characters.length > 0 && width(`${characters.join("")}…`) > widthMm) characters.pop();
  return [...kept, `${characters.join("").trimEnd()}…`];
}

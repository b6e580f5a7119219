import type { Rectangle } from "./divide-badge.ts";
import { fitText, LINE_HEIGHT } from "./fit-text.ts";
import { inLetters, type HasCharacter } from "./letters.ts";
import type { Weight } from "./typefaces.ts";

/** What must be known of a printer's letters. */
export interface Lettering {
  readonly has: HasCharacter;
  /** How wide a text is, in mm. */
  readonly measure: (text: string, weight: Weight, sizeMm: number) => number;
}

/** One line of text, all of it in letters that there are. */
export interface PlacedLine {
  readonly text: string;
  readonly xMm: number;
  readonly baselineMm: number;
  readonly sizeMm: number;
  readonly weight: Weight;
  readonly isWhite: boolean;
}

/** A place for a text; lines start at its left side. */
export interface LineRoom extends Rectangle {
  readonly weight?: Weight;
  readonly mostLines?: number;
  readonly largestMm: number;
  readonly isAtBottom?: boolean;
}

/** What has been put on a badge so far. */
export class Sheet {
  readonly bars: Rectangle[] = [];
  readonly lines: PlacedLine[] = [];
  readonly #lettering: Lettering;

  constructor(lettering: Lettering) {
    this.#lettering = lettering;
  }

  canShow(text: string): boolean {
    return inLetters(text, this.#lettering.has) !== undefined;
  }

  /** White on black, in the middle of the band. */
  heading(text: string, band: Rectangle): void {
    this.bars.push(band);
    const widest = 0.9 * band.widthMm;
    const atOne = this.#lettering.measure(text, "bold", 1);
    const sizeMm = Math.min(0.62 * band.heightMm, widest / atOne);
    this.lines.push({
      text,
      xMm: band.xMm + (band.widthMm - atOne * sizeMm) / 2,
      baselineMm: band.yMm + (band.heightMm + CAPITALS * sizeMm) / 2,
      sizeMm,
      weight: "bold",
      isWhite: true,
    });
  }

  /** Puts a text into its room, as large as it fits, and returns where it ends. What can't be shown is left out. */
  line(text: string, room: LineRoom): number {
    const shown = inLetters(text, this.#lettering.has);
    if (shown === undefined || shown === "") return room.yMm;
    const { weight = "regular", mostLines = 1 } = room;
    const largestMm = Math.min(room.largestMm, room.heightMm / LINE_HEIGHT);
    const fitted = fitText(
      shown,
      { ...room, mostLines, largestMm, smallestMm: SMALLEST * largestMm },
      (part, sizeMm) => this.#lettering.measure(part, weight, sizeMm),
    );
    const { sizeMm } = fitted;
    const heightMm = fitted.lines.length * sizeMm * LINE_HEIGHT;
    const top = room.isAtBottom === true ? room.yMm + room.heightMm - heightMm : room.yMm;
    for (const [at, line] of fitted.lines.entries()) {
      const baselineMm = top + at * sizeMm * LINE_HEIGHT + ASCENT * sizeMm;
      this.lines.push({ text: line, xMm: room.xMm, baselineMm, sizeMm, weight, isWhite: false });
    }
    return top + heightMm;
  }

  /** Leaves room to write by hand, and returns where it ends. */
  writingLine(room: Rectangle): number {
    const yMm = room.yMm + Math.min(room.heightMm, HANDWRITING_MM);
    this.bars.push({ xMm: room.xMm, yMm: yMm - 0.3, widthMm: room.widthMm, heightMm: 0.3 });
    return yMm;
  }
}

// Of Noto Sans, in sizes of the letters: how high capitals are, and how high accents reach within the line.
const CAPITALS = 0.714;
const ASCENT = 0.95;

const SMALLEST = 0.3;
const HANDWRITING_MM = 11;

import type { Badge, BadgeSize } from "./badge.ts";
import type { DrawnBadge } from "./draw-pdf.ts";
import { layOutBadge, type BadgePlan } from "./lay-out-badge.ts";
import { emptyPdf, pdfLettering } from "./pdf-lettering.ts";
import type { PlacedLine } from "./sheet.ts";
import { zplField } from "./zpl-field.ts";
import { zplSquares } from "./zpl-squares.ts";

/**
 * Draws a badge in Zebra's language. Text is in the printer's own font 0, which is narrower than the one it is measured with.
 */
export function drawZpl(badge: Badge, size: BadgeSize, dotsPerMm: 8 | 12): DrawnBadge {
  const lettering = { ...pdfLettering(emptyPdf()), has: hasZplLetter };
  const plan = layOutBadge(badge, size, lettering);
  const text = [...commandsFor(plan, (mm) => Math.round(mm * dotsPerMm))].join("\n");
  return { document: { format: "zpl", text }, byHand: plan.byHand };
}

/**
 * What font 0 has wherever ^CI28 is known: Latin letters with the accents of Europe. Other scripts come out as blanks, or not,
 * from printer to printer.
 */
function hasZplLetter(character: string): boolean {
  return /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u017f\u2018\u2019]$/u.test(character);
}

function* commandsFor(plan: BadgePlan, dots: (mm: number) => number): Generator<string, void> {
  yield "^XA";
  // UTF-8; and a badge that failed halfway is not printed again once the paper is back.
  yield "^CI28^JZN";
  yield `^PW${dots(plan.widthMm)}^LL${dots(plan.heightMm)}^LH0,0`;
  for (const { xMm, yMm, widthMm, heightMm } of plan.bars) {
    const height = Math.max(1, dots(heightMm));
    yield `^FO${dots(xMm)},${dots(yMm)}^GB${dots(widthMm)},${height},${height}^FS`;
  }
  for (const line of plan.lines) yield textCommand(line, dots);
  const { qr, squares } = plan;
  const perSquare = Math.max(2, Math.floor(dots(qr.widthMm) / squares.length));
  yield `^FO${dots(qr.xMm)},${dots(qr.yMm)}${zplSquares(squares, perSquare)}^FS`;
  yield "^PQ1";
  yield "^XZ";
}

function textCommand(line: PlacedLine, dots: (mm: number) => number): string {
  const height = dots(line.sizeMm);
  const at = `^FT${dots(line.xMm)},${dots(line.baselineMm)}`;
  return `${at}^A0N,${height},${height}${line.isWhite ? "^FR" : ""}${zplField(line.text)}^FS`;
}

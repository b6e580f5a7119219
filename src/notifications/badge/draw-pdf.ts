import Pdf from "pdfkit";
import type { PrintDocument } from "../../ports/printer.ts";
import type { Badge, BadgePart, BadgeSize } from "./badge.ts";
import { layOutBadge, type BadgePlan } from "./lay-out-badge.ts";
import { pdfLettering, POINTS_PER_MM, useFace } from "./pdf-lettering.ts";
import type { PlacedLine } from "./sheet.ts";
import { runsOf } from "./typefaces.ts";

/** A badge for a printer. */
export interface DrawnBadge {
  readonly document: PrintDocument;
  /** What the printer had no letters for; the visitor is asked to write it on the line that is there for it. */
  readonly byHand: readonly BadgePart[];
}

/** Draws a badge as a PDF of one page, with its letters in it. */
export async function drawPdf(badge: Badge, size: BadgeSize): Promise<DrawnBadge> {
  const pdf = new Pdf({
    size: [size.widthMm * POINTS_PER_MM, size.heightMm * POINTS_PER_MM],
    margin: 0,
    // What the page says is on the page alone.
    info: { Title: "Badge", Producer: "Frontdesk", Creator: "Frontdesk" },
  });
  const bytes = collect(pdf);
  const plan = layOutBadge(badge, size, pdfLettering(pdf));
  drawPlan(pdf, plan);
  pdf.end();
  return { document: { format: "pdf", bytes: await bytes, ...size }, byHand: plan.byHand };
}

function drawPlan(pdf: PDFKit.PDFDocument, plan: BadgePlan): void {
  const fill = (x: number, y: number, width: number, height: number) =>
    pdf.rect(x * POINTS_PER_MM, y * POINTS_PER_MM, width * POINTS_PER_MM, height * POINTS_PER_MM);
  for (const { xMm, yMm, widthMm, heightMm } of plan.bars)
    fill(xMm, yMm, widthMm, heightMm).fill("black");
  for (const line of plan.lines) drawLine(pdf, line);
  const side = plan.qr.widthMm / plan.squares.length;
  for (const [row, squares] of plan.squares.entries())
    for (const [column, isDark] of squares.entries())
      if (isDark) fill(plan.qr.xMm + column * side, plan.qr.yMm + row * side, side, side);
  pdf.fill("black");
}

function drawLine(pdf: PDFKit.PDFDocument, line: PlacedLine): void {
  pdf.fillColor(line.isWhite ? "white" : "black");
  let x = line.xMm * POINTS_PER_MM;
  for (const run of runsOf(line.text)) {
    useFace(pdf, run.face, line.weight);
    pdf.fontSize(line.sizeMm * POINTS_PER_MM);
    pdf.text(run.text, x, line.baselineMm * POINTS_PER_MM, {
      lineBreak: false,
      baseline: "alphabetic",
    });
    x += pdf.widthOfString(run.text);
  }
}

async function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of pdf) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces);
}

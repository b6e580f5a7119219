import Pdf from "pdfkit";
import type { Lettering } from "./sheet.ts";
import { fontOf, hasGlyph, runsOf, type Weight } from "./typefaces.ts";

/** Points, in which PDF counts, in a millimetre. */
export const POINTS_PER_MM = 72 / 25.4;

/** Chooses a typeface in a PDF; each is embedded once, with the letters that are used. */
export function useFace(pdf: PDFKit.PDFDocument, face: string, weight: Weight): void {
  const name = `${face}-${weight}`;
  try {
    pdf.font(name);
  } catch {
    pdf.registerFont(name, fontOf(face, weight)).font(name);
  }
}

/** The letters of Noto Sans as a PDF shows them. */
export function pdfLettering(pdf: PDFKit.PDFDocument): Lettering {
  // A text is tried in many sizes, and its width grows with them.
  const widths = new Map<string, number>();
  const widthAtOne = (text: string, weight: Weight) => {
    const key = `${weight} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    let width = 0;
    for (const run of runsOf(text)) {
      useFace(pdf, run.face, weight);
      width += pdf.fontSize(1000).widthOfString(run.text) / 1000;
    }
    widths.set(key, width);
    return width;
  };
  return {
    has: hasGlyph,
    measure: (text, weight, sizeMm) => widthAtOne(text, weight) * sizeMm,
  };
}

/** A document that is only measured with. */
export function emptyPdf(): PDFKit.PDFDocument {
  return new Pdf({ autoFirstPage: false });
}

import type { PrinterLanguage } from "../../ports/printer.ts";
import type { Badge, BadgeSize } from "./badge.ts";
import { drawPdf, type DrawnBadge } from "./draw-pdf.ts";
import { drawZpl } from "./draw-zpl.ts";

/** Draws a badge in the language of the printer that it is for. */
export async function drawBadge(
  badge: Badge,
  size: BadgeSize,
  language: PrinterLanguage,
): Promise<DrawnBadge> {
  return language.format === "pdf"
    ? await drawPdf(badge, size)
    : drawZpl(badge, size, language.dotsPerMm);
}

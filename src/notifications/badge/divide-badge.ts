import type { BadgeSize } from "./badge.ts";

/** A part of a badge, or something black on it, in mm from its upper left corner. */
export interface Rectangle {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** What goes where. */
export interface BadgeAreas {
  /** What the badge is good for. */
  readonly band: Rectangle;
  /** Who wears it and whom they see. */
  readonly body: Rectangle;
  readonly qr: Rectangle;
  /** The day and the business. */
  readonly note: Rectangle;
}

/**
 * Divides a badge: the QR code is at the bottom left with the note beside it, or, on a badge that is wider than high, at the
 * right. All around the code a margin stays white; it is wider than the four squares that scanners need.
 */
export function divideBadge({ widthMm, heightMm }: BadgeSize): BadgeAreas {
  const margin = MARGIN * Math.min(widthMm, heightMm);
  const isWide = widthMm > heightMm;
  const band = {
    xMm: margin,
    yMm: margin,
    widthMm: widthMm - 2 * margin,
    heightMm: (isWide ? 0.16 : 0.11) * heightMm,
  };
  const top = band.yMm + band.heightMm + margin;
  const side = isWide
    ? Math.min(0.34 * widthMm, heightMm - margin - top)
    : Math.min(0.42 * widthMm, 0.27 * heightMm);
  const qr = {
    xMm: isWide ? widthMm - margin - side : margin,
    yMm: heightMm - margin - side,
    widthMm: side,
    heightMm: side,
  };
  const left = isWide ? margin : side + 2 * margin;
  const right = isWide ? side + 2 * margin : margin;
  const noteHeight = isWide ? 0.24 * heightMm : side;
  const note = {
    xMm: left,
    yMm: heightMm - margin - noteHeight,
    widthMm: widthMm - left - right,
    heightMm: noteHeight,
  };
  const body = {
    xMm: margin,
    yMm: top,
    widthMm: isWide ? note.widthMm : widthMm - 2 * margin,
    heightMm: note.yMm - margin - top,
  };
  return { band, body, qr, note };
}

// Printers can't print to the edge; 4 mm of 62 is more than any of them needs.
const MARGIN = 0.066;

import { create } from "qrcode";

/** A QR code as squares: dark ones are true. Without the quiet zone of four squares that belongs around it (ISO/IEC 18004). */
export type QrSquares = readonly (readonly boolean[])[];

/** A badge may be creased or smudged; 15 % of the code may be lost. */
export function qrCode(text: string): QrSquares {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_unused, column) => modules.get(row, column) === 1),
  );
}

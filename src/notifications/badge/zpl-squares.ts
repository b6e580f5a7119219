import type { QrSquares } from "./qr-code.ts";

/**
 * A QR code as a picture (`^GFA`), so that every printer makes the same one of it. `dotsPerSquare` are whole dots: squares of
 * unequal width are what scanners stumble over.
 */
export function zplSquares(squares: QrSquares, dotsPerSquare: number): string {
  const width = Math.ceil((squares.length * dotsPerSquare) / 8);
  const rows = squares.flatMap((row) => {
    const bits = row.map((isDark) => (isDark ? "1" : "0").repeat(dotsPerSquare)).join("");
    const padded = bits.padEnd(width * 8, "0");
    const bytes = Array.from({ length: width }, (_, at) =>
      Number.parseInt(padded.slice(at * 8, at * 8 + 8), 2),
    );
    const line = bytes.map((byte) => byte.toString(16).toUpperCase().padStart(2, "0")).join("");
    return Array.from({ length: dotsPerSquare }, () => line);
  });
  const total = width * rows.length;
  return `^GFA,${total},${total},${width},${rows.join("")}`;
}

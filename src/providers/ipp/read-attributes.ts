import type { IppAttributes } from "@sealsystems/ipp";

/** The words of an attribute, whether the printer sent one, several or none. */
export function wordsOf(attributes: IppAttributes, name: string): readonly string[] {
  const value = attributes[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === "string");
}

/** The one word of an attribute. */
export function wordOf(attributes: IppAttributes, name: string): string | undefined {
  return wordsOf(attributes, name)[0];
}

/** A size of paper in hundredths of a millimetre, as IPP counts it. */
export interface PaperSize {
  readonly "x-dimension": number;
  readonly "y-dimension": number;
}

/** The size that the printer has a name for and that differs by no more than a millimetre. */
export function paperLike(
  attributes: IppAttributes,
  widthMm: number,
  heightMm: number,
): PaperSize | undefined {
  const value = attributes["media-size-supported"];
  const sizes: readonly unknown[] = Array.isArray(value) ? value : [value];
  return sizes
    .filter((size) => isPaperSize(size))
    .find(
      (size) =>
        Math.abs(size["x-dimension"] - widthMm * 100) <= 100 &&
        Math.abs(size["y-dimension"] - heightMm * 100) <= 100,
    );
}

/** Rolls have ranges instead of lengths; for those the printer decides by the page. */
function isPaperSize(size: unknown): size is PaperSize {
  return (
    typeof size === "object" &&
    size !== null &&
    "x-dimension" in size &&
    "y-dimension" in size &&
    typeof size["x-dimension"] === "number" &&
    typeof size["y-dimension"] === "number"
  );
}

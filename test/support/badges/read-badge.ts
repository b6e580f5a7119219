import { createCanvas, loadImage } from "@napi-rs/canvas";
import jsQr from "jsqr";
import { extractText, getDocumentProxy, renderPageAsImage } from "unpdf";

/** What somebody sees on a printed badge, and what a scanner makes of it. */
export interface BadgeOnPaper {
  readonly lines: readonly string[];
  readonly qr: string | undefined;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** Reads a PDF back as pdf.js shows it; throws when it hasn't got exactly one page. */
export async function readPdf(bytes: Uint8Array): Promise<BadgeOnPaper> {
  const document = await getDocumentProxy(new Uint8Array(bytes));
  if (document.numPages !== 1) throw new Error(`It has ${document.numPages} pages`);
  const page = await document.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const image = await renderPageAsImage(new Uint8Array(bytes), 1, {
    canvasImport: () => import("@napi-rs/canvas"),
    scale: 3,
  });
  return {
    lines: await linesOf(bytes),
    qr: await scan(Buffer.from(image)),
    widthMm: (width / 72) * 25.4,
    heightMm: (height / 72) * 25.4,
  };
}

/** The texts on a page, as they can be marked and copied. */
export async function linesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { text } = await extractText(new Uint8Array(bytes), { mergePages: true });
  return text.split("\n");
}

/** What a scanner reads out of dots, dark ones true, with white around them. */
export function scanDots(rows: readonly (readonly boolean[])[]): string | undefined {
  const around = 40;
  const width = (rows[0]?.length ?? 0) + 2 * around;
  const height = rows.length + 2 * around;
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [y, row] of rows.entries())
    for (const [x, isDark] of row.entries())
      if (isDark)
        pixels.fill(
          0,
          ((y + around) * width + x + around) * 4,
          ((y + around) * width + x + around) * 4 + 3,
        );
  return jsQr.default(pixels, width, height)?.data;
}

async function scan(png: Buffer): Promise<string | undefined> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return jsQr.default(new Uint8ClampedArray(data), image.width, image.height)?.data;
}

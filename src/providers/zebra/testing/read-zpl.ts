/** A label as a printer understands it. */
export interface ReadLabel {
  /** Of the page, in dots. */
  readonly width: number;
  readonly length: number;
  /** The texts in the order of their fields, with hexadecimal decoded. */
  readonly texts: readonly string[];
  /** Pictures: rows of dots, dark ones true. */
  readonly pictures: readonly (readonly (readonly boolean[])[])[];
}

/**
 * Reads one format strictly: only commands that it knows, each with parameters of the right form, nothing outside of ^XA and
 * ^XZ. Throws at anything else, as no real printer does; those print something.
 */
export function readZpl(text: string): ReadLabel {
  const parts = text.replaceAll(/[\r\n]/gu, "").split(/(?=[\^~])/u);
  if (parts[0] !== "^XA" || parts.at(-1) !== "^XZ") throw new Error("It is not one whole format");
  const texts: string[] = [];
  const pictures: boolean[][][] = [];
  let [width, length, isHex, isUtf8] = [0, 0, false, false];
  for (const part of parts.slice(1, -1)) {
    const name = part.startsWith("^A") ? "^A" : part.slice(0, 3);
    const rest = part.slice(name.length);
    const form = FORMS.get(name);
    if (!form?.test(rest)) throw new Error(`There is no ${name} with ${rest.slice(0, 20)}`);
    if (name === "^CI") isUtf8 = rest === "28";
    if (name === "^PW") width = Number(rest);
    if (name === "^LL") length = Number(rest);
    if (name === "^FH") isHex = true;
    if (name === "^FS") isHex = false;
    if (name === "^GF") pictures.push(readPicture(rest));
    if (name === "^FD") texts.push(isHex && isUtf8 ? readHex(rest) : rest);
  }
  return { width, length, texts, pictures };
}

const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ["^CI", /^\d+$/u],
  ["^JZ", /^[YN]$/u],
  ["^PW", /^\d+$/u],
  ["^LL", /^\d+$/u],
  ["^LH", /^\d+,\d+$/u],
  ["^FO", /^\d+,\d+$/u],
  ["^FT", /^\d+,\d+$/u],
  ["^GB", /^\d+,\d+,\d+$/u],
  ["^A", /^0N,\d+,\d+$/u],
  ["^FR", /^$/u],
  ["^FH", /^_$/u],
  ["^FD", /^[^]{1,3072}$/u],
  ["^FS", /^$/u],
  ["^GF", /^A,\d+,\d+,\d+,[\dA-F]+$/u],
  ["^PQ", /^1$/u],
]);

function readHex(data: string): string {
  const latin1 = data.replaceAll(/_([\dA-F]{2})/gu, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(latin1, "latin1"));
}

function readPicture(rest: string): boolean[][] {
  const [, bytes = "", total = "", perRow = "", hex = ""] = rest.split(",");
  if (bytes !== total || hex.length !== 2 * Number(total) || Number(total) % Number(perRow) !== 0)
    throw new Error("A picture is not as long as it says");
  const rows = hex.match(new RegExp(`.{${2 * Number(perRow)}}`, "gu")) ?? [];
  return rows.map((row) =>
    Array.from(row).flatMap((digit) =>
      Array.from(Number.parseInt(digit, 16).toString(2).padStart(4, "0"), (bit) => bit === "1"),
    ),
  );
}

import { z } from "zod";

/** A badge printer and how to reach it. */
export type PrinterConfig =
  | { readonly kind: "ipp"; readonly address: string }
  | {
      readonly kind: "zpl";
      readonly host: string;
      readonly port: number;
      readonly dotsPerMm: 8 | 12;
      /** False for a label printer that never answers how it is. */
      readonly tellsStatus: boolean;
    };

const PRINTER_FORM =
  "a printer's address, for example ipp://printer.local:631/ipp/print or zpl://192.168.1.40:9100";

/** The variables about printers; part of `environment`. */
export const printerVariables = {
  PRINTER_URL: z
    .string()
    .transform((text) => readPrinter(text))
    .refine((printer) => printer !== undefined, { error: PRINTER_FORM })
    .optional(),
};

/**
 * Makes sense of an address: `ipp://host[:631]/path`, `ipps://...`, or `zpl://host[:9100]` with `?dpi=300` for a finer print head
 * than 203 dpi and `?status=off` for a printer that never answers how it is. Undefined when it is none.
 */
export function readPrinter(text: string): PrinterConfig | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.hostname === "" || url.username !== "" || url.password !== "" || url.hash !== "")
    return undefined;
  if (url.protocol === "ipp:" || url.protocol === "ipps:")
    return url.search === "" ? { kind: "ipp", address: url.href } : undefined;
  if (url.protocol !== "zpl:" || !["", "/"].includes(url.pathname)) return undefined;
  const { dpi = "203", status = "on", ...others } = Object.fromEntries(url.searchParams);
  const dotsPerMm = DOTS_PER_MM.get(dpi);
  if (dotsPerMm === undefined || !["on", "off"].includes(status)) return undefined;
  if (Object.keys(others).length > 0) return undefined;
  return {
    kind: "zpl",
    // In brackets, an IPv6 address is a name that nobody knows.
    host: url.hostname.replaceAll(/^\[|\]$/gu, ""),
    port: url.port === "" ? 9100 : Number(url.port),
    dotsPerMm,
    tellsStatus: status === "on",
  };
}

const DOTS_PER_MM: ReadonlyMap<string, 8 | 12> = new Map([
  ["203", 8],
  ["300", 12],
]);

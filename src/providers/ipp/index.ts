export { IppPrinter } from "./printer.ts";

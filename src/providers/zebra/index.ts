export { ZebraPrinter } from "./printer.ts";

export { TerminalLine } from "./terminal-line.ts";

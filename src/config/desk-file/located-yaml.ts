import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from "yaml";
import type { Document, Node, Pair } from "yaml";
import type { Path } from "./fault.ts";

/** A YAML text as plain data that still knows its lines. */
export interface LocatedYaml {
  readonly value: unknown;
  /** What makes it no YAML, with lines counted from 1. */
  readonly faults: readonly { readonly line: number; readonly sentence: string }[];
  /** The line of what a path leads to; where the path ends early, the line of what it reached. */
  lineOf(path: Path): number;
}

/** Reads a YAML 1.2 text; never throws. */
export function locateYaml(source: string): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const faults = document.errors.map((error) => ({
    line: lines.linePos(error.pos[0]).line,
    sentence: error.message.replace(/\.?\s*$/u, ""),
  }));
  visit(document, {
    Alias(_, alias) {
      if (alias.resolve(document)) return;
      const { line } = lines.linePos(startOf(alias) ?? 0);
      const sentence = `*${alias.source} stands for nothing above; put text that begins with * in quotes`;
      faults.push({ line, sentence });
    },
  });
  const plain = faults.length > 0 ? { value: undefined } : plainValue(document);
  if (!("value" in plain)) faults.push({ line: 1, sentence: plain.sentence });
  return {
    value: "value" in plain ? plain.value : undefined,
    faults,
    lineOf: (path) => Math.max(1, lines.linePos(offsetOf(document, path)).line),
  };
}

/** The library refuses aliases of aliases that would grow without bounds. */
function plainValue(
  document: Document,
): { readonly value: unknown } | { readonly sentence: string } {
  try {
    return { value: document.toJS() };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { sentence: "aliases (*name) stand for too much; write it out" };
  }
}

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find((one) => keyOf(one) === String(step));
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = startOf(node) ?? offset;
    }
  }
  return offset;
}

function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : "";
}

function startOf(node: unknown): number | undefined {
  const range: Node["range"] = isNode(node) ? node.range : undefined;
  return range?.[0];
}

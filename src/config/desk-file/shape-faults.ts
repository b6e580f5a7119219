import { z } from "zod";
import { nearestWord } from "../nearest-word.ts";
import type { DeskFault, Path } from "./fault.ts";

/** Turns what a schema found into sentences: where, what was found there and what is expected; one for each place. */
export function shapeFaults(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  shape: z.ZodType,
): DeskFault[] {
  const faults = new Map<string, DeskFault>();
  for (const issue of issues) {
    for (const fault of faultsOf(issue, value, shape)) {
      const place = fault.path.join("\0");
      if (!faults.has(place)) faults.set(place, fault);
    }
  }
  return [...faults.values()];
}

/** A path as an owner reads it: items of a list by their id, or counted from 1. */
function placeName(path: Path, value: unknown): string {
  const names: string[] = [];
  let node = value;
  for (const step of path) {
    node = child(node, step);
    const id = typeof step === "number" ? child(node, "id") : undefined;
    names.push(typeof id === "string" ? id : String(typeof step === "number" ? step + 1 : step));
  }
  return names.join(".");
}

function faultsOf(issue: z.core.$ZodIssue, value: unknown, shape: z.ZodType): DeskFault[] {
  const path = issue.path.map((step) => (typeof step === "number" ? step : String(step)));
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownKey([...path, key], key, { value, shape }));
  }
  const place = path.length === 0 ? "the file" : placeName(path, value);
  const found = describe(path.reduce(child, value));
  return [{ path, sentence: `${place} ${found}; expected ${issue.message}` }];
}

function unknownKey(
  path: Path,
  key: string,
  { value, shape }: { readonly value: unknown; readonly shape: z.ZodType },
): DeskFault {
  const known = knownKeys(path.slice(0, -1), shape);
  const meant = nearestWord(key, known);
  const advice = meant === undefined ? `known here: ${known.join(", ")}` : `did you mean ${meant}?`;
  return { path, sentence: `${placeName(path, value)} isn't known; ${advice}` };
}

/** The keys that the schema has at a path. */
function knownKeys(path: Path, shape: z.ZodType): string[] {
  let schema: unknown = shape;
  for (const step of path) {
    const whole = unwrap(schema);
    if (whole instanceof z.ZodObject) schema = child(whole.shape, step);
    else if (whole instanceof z.ZodArray) schema = whole.element;
  }
  const whole = unwrap(schema);
  return whole instanceof z.ZodObject ? Object.keys(whole.shape) : [];
}

/** What an optional or defaulted schema is about. */
function unwrap(schema: unknown): unknown {
  if (schema instanceof z.ZodPipe) return unwrap(schema.out);
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return isWrapped ? unwrap(schema.unwrap()) : schema;
}

function child(node: unknown, key: string | number): unknown {
  if (typeof node !== "object" || node === null) return undefined;
  return Object.entries(node).find(([name]) => name === String(key))?.[1];
}

function describe(found: unknown): string {
  if (found === undefined) return "is missing";
  if (found === null) return "is empty";
  if (Array.isArray(found)) return found.length === 0 ? "is an empty list" : "is a list";
  if (typeof found === "object") return "is a group of settings";
  const text = JSON.stringify(found);
  return `is ${text.length > 60 ? `${text.slice(0, 57)}..."` : text}`;
}

import { z } from "zod";
import type { Json } from "../base/json.ts";

/** The arguments of a function call as a model wrote them; what isn't JSON is refused later by the tool's own schema. */
export function readArguments(written: string): Json {
  try {
    return z.json().parse(JSON.parse(written === "" ? "{}" : written));
  } catch {
    return written;
  }
}

import { z } from "zod";
import type { ModelTool } from "../../ports/language-model.ts";
import type { Tool } from "../../ports/tool.ts";

/** A tool as a model is told of it. The order of keys is that of the schema, so that the text is the same each time. */
export function toolSpec({ name, description, input }: Tool): ModelTool {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(input, { io: "input" });
  return { name, description, input: jsonOf(schema) };
}

const json = z.record(z.string(), z.json());

function jsonOf(schema: unknown): ModelTool["input"] {
  return json.parse(JSON.parse(JSON.stringify(schema)));
}

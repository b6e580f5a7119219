import { z } from "zod";
import type { LoggedRequest } from "./rest-stand-in.ts";

/**
 * What of a parameter Twilio's OpenAPI document says that a request can be checked against (OpenAPI 3.0.1). It names `string`s that are
 * telephone numbers `phone-number` or `endpoint`.
 */
const valueShape = z.object({
  type: z.enum(["string", "integer", "number", "boolean", "array"]).optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  $ref: z.string().optional(),
});

type ValueShape = z.infer<typeof valueShape>;

const operationShape = z.object({
  parameters: z
    .array(z.object({ name: z.string(), in: z.string(), schema: valueShape }))
    .default([]),
  requestBody: z
    .object({
      content: z.object({
        "application/x-www-form-urlencoded": z.object({
          schema: z.object({
            required: z.array(z.string()).default([]),
            properties: z.record(z.string(), valueShape),
          }),
        }),
      }),
    })
    .optional(),
});

const documentShape = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** Twilio's own description of its API. */
export class TwilioOpenApi {
  readonly #document: z.infer<typeof documentShape>;

  /** `text` is the JSON document; throws when it is no OpenAPI document of this kind. */
  constructor(text: string) {
    this.#document = documentShape.parse(JSON.parse(text));
  }

  /** What is wrong with a request, in a sentence; undefined when Twilio describes just that. Stricter than Twilio, it forbids what is not described. */
  faultIn({ method, path, parameters }: LoggedRequest): string | undefined {
    const place = path.replace(/Accounts\/\w+/u, "Accounts/{AccountSid}");
    const described = this.#document.paths[place]?.[method.toLowerCase()];
    if (described === undefined) return `${method} ${place} is not described`;
    const operation = operationShape.parse(described);
    const form = operation.requestBody?.content["application/x-www-form-urlencoded"].schema;
    const shapes = new Map(
      form
        ? Object.entries(form.properties)
        : operation.parameters.flatMap((one) =>
            one.in === "query" ? [[one.name, one.schema] as const] : [],
          ),
    );
    const missing = form?.required.find((name) => (parameters.get(name) ?? "") === "");
    if (missing !== undefined) return `${missing} is missing`;
    for (const [name, value] of parameters) {
      const shape = shapes.get(name);
      if (shape === undefined) return `${name} is not described`;
      const isList = shape.type === "array";
      if (!isList && parameters.getAll(name).length > 1) return `${name} is given twice`;
      if (!this.#fits(value, shape)) return `${name} can't be "${value}"`;
    }
    return undefined;
  }

  #fits(value: string, written: ValueShape): boolean {
    const shape = this.#resolve(written);
    if (shape.enum && !shape.enum.includes(value)) return false;
    if (shape.pattern !== undefined && !new RegExp(shape.pattern, "u").test(value)) return false;
    switch (shape.type) {
      case "integer":
      case "number":
        return isNumberWithin(value, shape);
      case "boolean":
        return value === "true" || value === "false";
      case "array":
        return value !== "";
      case "string":
      case undefined:
        return hasFormat(value, shape.format);
      default:
        return shape.type satisfies never;
    }
  }

  #resolve(shape: ValueShape): ValueShape {
    if (shape.$ref === undefined) return shape;
    const name = shape.$ref.split("/").at(-1) ?? "";
    return valueShape.parse(this.#document.components.schemas[name]);
  }
}

function isNumberWithin(value: string, { type, minimum, maximum }: ValueShape): boolean {
  const read = Number(value);
  if (value === "" || !Number.isFinite(read)) return false;
  if (type === "integer" && !Number.isInteger(read)) return false;
  return read >= (minimum ?? -Infinity) && read <= (maximum ?? Infinity);
}

function hasFormat(value: string, format: string | undefined): boolean {
  if (format === "uri") return URL.canParse(value) && /^https?:/u.test(value);
  if (format === "phone-number" || format === "endpoint") {
    return /^(?:whatsapp:)?\+[1-9]\d{6,14}$/u.test(value);
  }
  return value !== "";
}

import { type Resources, Types } from "scimmy";
import { z } from "zod";

/** A page of a list at most; providers ask for 100. */
const MOST_LISTED = 200;

const whole = z.coerce.number().int();

const listQuery = z.object({
  filter: z.string().min(1).optional(),
  attributes: z.string().min(1).optional(),
  excludedAttributes: z.string().min(1).optional(),
  sortBy: z.string().min(1).optional(),
  sortOrder: z.enum(["ascending", "descending"]).optional(),
  startIndex: whole.optional(),
  count: whole.optional(),
});

/** What is asked of a list (RFC 7644, 3.4.2). Throws a SCIM error for what makes no sense. */
export function readListQuery(query: unknown): ListQuery {
  const read = listQuery.safeParse(query);
  if (!read.success) throw new Types.Error(400, "invalidValue", "The query makes no sense.");
  const { startIndex = 1, count = MOST_LISTED } = read.data;
  const { filter, attributes, excludedAttributes, sortBy, sortOrder } = read.data;
  return {
    ...(filter !== undefined && { filter }),
    ...(attributes !== undefined && { attributes }),
    ...(excludedAttributes !== undefined && { excludedAttributes }),
    ...(sortBy !== undefined && { sortBy }),
    ...(sortOrder !== undefined && { sortOrder }),
    startIndex: Math.max(1, startIndex),
    count: Math.min(Math.max(0, count), MOST_LISTED),
  };
}

const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

const patch = z.object({
  schemas: z.array(z.literal(PATCH)),
  Operations: z.array(
    z.object({
      op: z
        .string()
        .transform((op) => op.toLowerCase())
        .pipe(z.enum(["add", "remove", "replace"])),
      path: z.string().optional(),
      value: z.unknown(),
    }),
  ),
});

type ListQuery = NonNullable<ConstructorParameters<typeof Resources.User>[1]>;

type Patch = Parameters<InstanceType<typeof Resources.User>["patch"]>[0];

/**
 * Changes to one user (RFC 7644, 3.5.2). Entra writes its operations with capitals and, in older connectors, truth as text
 * ("False"); both are taken as they are meant.
 */
export function readPatch(body: unknown): Patch {
  const read = patch.safeParse(body);
  if (!read.success) throw new Types.Error(400, "invalidSyntax", "The body is no PatchOp message.");
  return {
    schemas: read.data.schemas,
    Operations: read.data.Operations.map((operation) => toOperation(operation)),
  };
}

function toOperation({ op, path, value }: z.infer<typeof patch>["Operations"][number]) {
  const meant = path === "active" ? truth(value) : withTruth(value);
  return {
    op,
    ...(path !== undefined && { path }),
    ...(value !== undefined && { value: meant }),
  };
}

function withTruth(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("active" in value)) return value;
  return { ...value, active: truth(value.active) };
}

function truth(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const word = value.toLowerCase();
  return word === "true" || word === "false" ? word === "true" : value;
}

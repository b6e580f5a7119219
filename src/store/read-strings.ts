/** Reads a column that holds a JSON array of strings. Throws when it holds anything else. */
export function readStrings(column: string): readonly string[] {
  const value: unknown = JSON.parse(column);
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string"))
    throw new Error(`Expected a JSON array of strings in the database.`);
  return value;
}

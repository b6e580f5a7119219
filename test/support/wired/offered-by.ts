/** The names of the functions that a voice agent was told of in its settings, the latest that hold any. */
export function offeredBy(messages: readonly unknown[]): ReadonlySet<string> {
  const names = messages.map((message) => [...functionsIn(message)]);
  return new Set(names.findLast((some) => some.length > 0));
}

function* functionsIn(value: unknown): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value))
    if ((key === "functions" || key === "tools") && Array.isArray(inner)) yield* inner.map(nameOf);
    else yield* functionsIn(inner);
}

function nameOf(value: unknown): string {
  return typeof value === "object" && value !== null && "name" in value ? String(value.name) : "";
}

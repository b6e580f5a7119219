/** Lines of cells under each other, with two blanks between columns. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<readonly number[]>(
    (widest, row) => row.map((text, at) => Math.max(text.length, widest[at] ?? 0)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** Text shortened to fit into a cell. */
export function shorten(text: string, longest = 48): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

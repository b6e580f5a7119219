import type { DirectoryReport } from "../../actions/lobby/directory/directory-report.ts";

/** What came of taking a directory over, for its owner to read. */
export function directoryText(report: DirectoryReport, rehearsed = false): string {
  const { added, changed, back, gone, unchanged, faults } = report;
  const counts = [
    [added, "added"],
    [changed, "changed"],
    [back, "back again"],
    [gone, "marked as gone"],
    [unchanged, "as before"],
  ] as const;
  const told = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const summary = told.length === 0 ? "Nobody was in it" : told.join(", ");
  const lead = rehearsed ? "Nothing was written. It would be: " : "";
  return [`${lead}${summary}.`, ...faults.map((fault) => `  ${fault}`), ""].join("\n");
}

import { readFile } from "node:fs/promises";
import { applyDirectory } from "../../actions/lobby/directory/apply-directory.ts";
import type { DirectoryReport } from "../../actions/lobby/directory/directory-report.ts";
import { readDirectoryRows } from "../../actions/lobby/directory/read-directory-rows.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { Refused } from "../../actions/manage/refused.ts";
import { readCsv } from "../manager/csv/read-csv.ts";

/**
 * Takes over a directory from a CSV file of whichever system. It is the whole list: who isn't in it, and came from such a file
 * before, is marked as gone. Throws `Refused` when it can't be read or holds no names.
 */
export async function importDirectory(
  context: ManageContext,
  path: string,
  options: { readonly evenMost: boolean },
): Promise<DirectoryReport> {
  const { header, rows } = readCsv(await bytesOf(path));
  const file = readDirectoryRows(header, rows);
  if (!file)
    throw new Refused(
      `The file has no column of names; it has ${header.filter((name) => name !== "").join(", ")}, and needs name, or first-name and last-name.`,
    );
  if (file.entries.length === 0)
    throw new Refused("The file holds nobody; nothing was changed.", "input", file.faults);
  return await applyDirectory(context, { source: "csv", complete: true, ...file, ...options });
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch {
    throw new Refused(`${path} can't be read; name a file that is there.`, "state");
  }
}

import { readFile } from "node:fs/promises";
import type { DeskFile } from "../../domain/business/desk-file.ts";
import { ConfigError } from "../config-error.ts";
import { inClinicWords } from "./clinic/clinic-faults.ts";
import { clinicFileShape } from "./clinic/clinic-shape.ts";
import { clinicFaults, normaliseClinic } from "./clinic/read-clinic.ts";
import { crossChecks } from "./cross-checks.ts";
import type { DeskFault } from "./fault.ts";
import { lobbyFaults } from "./lobby/lobby-faults.ts";
import { lobbyFileShape } from "./lobby/lobby-shape.ts";
import { normaliseLobby } from "./lobby/normalise-lobby.ts";
import { locateYaml } from "./located-yaml.ts";
import type { LocatedYaml } from "./located-yaml.ts";
import { normalise } from "./normalise.ts";
import { deskFileShape } from "./schema.ts";
import { shapeFaults } from "./shape-faults.ts";

/** Reads and checks a desk file. Throws a `ConfigError` whose sentences name the file and the line. */
export async function readDeskFile(path: string): Promise<DeskFile> {
  let source: string;
  try {
    source = await readFile(path, "utf8");
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const what = isMissing ? "doesn't exist" : "can't be read";
    throw new ConfigError([
      `The desk file ${path} ${what}; set DESK_FILES to the file that describes your business.`,
    ]);
  }
  return parseDeskFile(source, path);
}

/**
 * Checks the text of a desk file; `file` is its name for people. Throws a `ConfigError` with every fault of the first
 * kind it finds: what is no YAML, then what has the wrong shape, then what doesn't fit together.
 */
export function parseDeskFile(source: string, file: string): DeskFile {
  const yaml = locateYaml(source);
  if (yaml.faults.length > 0) {
    throw new ConfigError(
      yaml.faults.map(({ line, sentence }) => `${file}, line ${line}: ${sentence}.`),
    );
  }
  const read = readersOf(yaml.value)(yaml.value);
  if (read.ok) return read.desk;
  throw new ConfigError(located(read.faults, yaml, file));
}

type Reading =
  | { readonly ok: true; readonly desk: DeskFile }
  | { readonly ok: false; readonly faults: readonly DeskFault[] };

function readSalon(value: unknown): Reading {
  const shaped = deskFileShape.safeParse(value);
  if (!shaped.success)
    return { ok: false, faults: shapeFaults(shaped.error.issues, value, deskFileShape) };
  const faults = [...crossChecks(shaped.data)];
  return faults.length > 0 ? { ok: false, faults } : { ok: true, desk: normalise(shaped.data) };
}

function readClinic(value: unknown): Reading {
  const shaped = clinicFileShape.safeParse(value);
  if (!shaped.success) {
    const faults = shapeFaults(shaped.error.issues, value, clinicFileShape).map(
      ({ path, sentence }) => ({ path, sentence: inClinicWords(sentence) }),
    );
    return { ok: false, faults };
  }
  const faults = [...clinicFaults(shaped.data)];
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, desk: normaliseClinic(shaped.data) };
}

function readLobby(value: unknown): Reading {
  const shaped = lobbyFileShape.safeParse(value);
  if (!shaped.success)
    return { ok: false, faults: shapeFaults(shaped.error.issues, value, lobbyFileShape) };
  const faults = [...lobbyFaults(shaped.data)];
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, desk: normaliseLobby(shaped.data) };
}

/** A file that names no trade that we know is read as a salon's, whose shape says which there are. */
function readersOf(value: unknown): (value: unknown) => Reading {
  const trade = typeof value === "object" && value !== null && "trade" in value ? value.trade : "";
  if (trade === "clinic") return readClinic;
  return trade === "lobby" ? readLobby : readSalon;
}

function located(faults: readonly DeskFault[], yaml: LocatedYaml, file: string): string[] {
  return faults
    .map(({ path, sentence }) => ({ line: yaml.lineOf(path), sentence }))
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, sentence }) => {
      const end = sentence.endsWith("?") ? "" : ".";
      return `${file}, line ${line}: ${sentence}${end}`;
    });
}

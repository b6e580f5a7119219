import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { recordRollCall, rollCall } from "../../actions/lobby/visits/roll-call.ts";
import { Refused } from "../../actions/manage/refused.ts";
import type { Config } from "../../config/config.ts";
import { headCount, type RollCall } from "../../domain/visits/roll-call.ts";
import { openManager } from "../manager/open-manager.ts";
import { rollCallFolder } from "./roll-call-folder.ts";

/** A roll call, and where it is from: the book, or the file that was written last when the book can't be read. */
export interface RollCallRead {
  readonly roll: RollCall;
  readonly from: "book" | "file";
}

/** How long the book may take: whoever stands outside waits for nothing. */
const BOOK_WITHIN_MS = 4000;

/**
 * Who is in the building: from the book, or from the file on this machine when the book can't be read in time. Throws `Refused` when there
 * is neither.
 */
export async function readRollCall(
  config: Config,
  options: { readonly desk?: string; readonly isDrill: boolean; readonly fileOnly: boolean },
): Promise<RollCallRead> {
  if (!options.fileOnly) {
    const fromBook = fromTheBook(config, options);
    const late = AbortSignal.timeout(BOOK_WITHIN_MS);
    const lateness = new Promise<undefined>((done) => {
      late.addEventListener("abort", () => done(undefined));
    });
    const roll = await Promise.race([fromBook, lateness]);
    if (roll) return { roll, from: "book" };
  }
  const roll = await fromFile(rollCallFolder(config.databaseUrl), options.desk);
  if (roll) return { roll, from: "file" };
  throw new Refused(
    "Neither the book nor a roll call on this machine can be read; look at the machine that frontdesk serve runs on.",
    "state",
  );
}

async function fromTheBook(
  config: Config,
  { desk, isDrill }: { readonly desk?: string; readonly isDrill: boolean },
): Promise<RollCall | undefined> {
  try {
    await using manager = await openManager(config, desk === undefined ? {} : { desk });
    const roll = await rollCall(manager.context);
    const held = { isDrill, present: headCount(roll.people) };
    // That it couldn't be noted keeps nobody from reading it.
    await recordRollCall(manager.context, held).catch(() => undefined);
    return roll;
  } catch {
    return undefined;
  }
}

/** The newest file there is, or that of one desk; undefined when there is none that can be read. */
export async function fromFile(
  folder: string | undefined,
  desk?: string,
): Promise<RollCall | undefined> {
  if (folder === undefined) return undefined;
  try {
    const files = (await readdir(folder)).filter((file) =>
      desk === undefined ? file.endsWith(".json") : file === `${desk}.json`,
    );
    const rolls = await Promise.all(
      files.map(async (file) => {
        const text = await readFile(join(folder, file), "utf8");
        return shape.parse(JSON.parse(text));
      }),
    );
    return rolls.toSorted((one, other) => other.asOfMs - one.asOfMs)[0];
  } catch {
    return undefined;
  }
}

const shape = z.object({
  business: z.string(),
  zone: z.string(),
  asOfMs: z.number(),
  assemblyPoint: z.exactOptional(z.string()),
  people: z.array(
    z.object({
      visitId: z.string(),
      visitor: z.string().nullable(),
      company: z.string().nullable(),
      partySize: z.number(),
      host: z.string().nullable(),
      department: z.string().nullable(),
      place: z.string().nullable(),
      arrivedAtMs: z.number(),
    }),
  ),
});

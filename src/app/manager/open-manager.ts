import { describeChange, undoLast, type Undoable } from "./undo.ts";
import { loadDesk } from "../../actions/load-desk.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { systemClock } from "../../base/clock.ts";
import type { Config } from "../../config/config.ts";
import type { Trade } from "../../domain/business/trade.ts";
import { openBook, ownerContext } from "../open-book.ts";

/** The owner's hands on the book and the business. */
export interface Manager extends AsyncDisposable {
  readonly context: ManageContext;
  readonly deskName: string;
  readonly trade: Trade;
  /** Where the database is. */
  readonly place: string;
  /** What undoing would take back; with `skip`, when the last change stays as it is. */
  lastChange(skip?: boolean): Promise<Undoable | undefined>;
  undo(skip?: boolean): Promise<Undoable>;
}

/** Which desk and how. */
export interface ManagerOptions {
  /** The id of the desk; without one, the desk that answers by default. */
  readonly desk?: string;
  /** Everything is tried out and nothing stays. */
  readonly rehearse?: boolean;
  /** The changes come from a file rather than from somebody at the keyboard. */
  readonly imports?: boolean;
}

/** Opens the book for its owner. Throws what `openBook` throws, and `StartFault` when there is no such desk. */
export async function openManager(config: Config, options: ManagerOptions = {}): Promise<Manager> {
  const database = await openBook(config);
  try {
    const owner = await ownerContext(database, systemClock, options.desk);
    const { name, trade } = await loadDesk(owner);
    const context: ManageContext = {
      ...owner,
      actor: { kind: "owner", channel: options.imports === true ? "import" : "cli" },
      ...(options.rehearse === true && { rehearse: true }),
    };
    return {
      context,
      deskName: name,
      trade,
      place: database.place,
      lastChange: (skip) => describeChange(context, skip),
      undo: (skip) => undoLast(context, skip),
      async [Symbol.asyncDispose]() {
        await database[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    await database[Symbol.asyncDispose]();
    throw error;
  }
}

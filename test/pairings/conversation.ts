import type { SharedSpeech } from "../support/shared-speech.ts";
import { converse } from "../support/wired/converse.ts";
import { WiredCall } from "../support/wired/wired-call.ts";
import { rowsOf } from "./rows.ts";
import type { Opened, Place } from "./services.ts";

/** A call that is over. */
export interface Held {
  readonly said: readonly string[];
  readonly ending: Awaited<ReturnType<WiredCall["ending"]>>;
  readonly failovers: WiredCall["failovers"];
  readonly rows: Awaited<ReturnType<typeof rowsOf>>;
}

/** Holds a whole call with the services that `open` opens, from ring to row. */
export async function holdCall(
  speech: SharedSpeech,
  open: (place: Place) => Promise<Opened>,
): Promise<Held> {
  const opened = Promise.withResolvers<Opened>();
  await using call = await WiredCall.ring(async (clock, stack) => {
    opened.resolve(await open({ clock, stack }));
    const { setup } = await opened.promise;
    return setup;
  }, speech);
  const { sound } = await opened.promise;
  const said = await converse(call, sound);
  const ending = await call.ending();
  const rows = await rowsOf(call.salon.database);
  return { said, ending, failovers: call.failovers, rows };
}

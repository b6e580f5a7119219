import { Temporal } from "temporal-polyfill";
import type { Trade } from "../../domain/business/trade.ts";
import { ListeningCaller } from "./listening-caller.ts";
import { NewPatient } from "./new-patient.ts";

/** What a simulated caller says, turn by turn. */
export interface CallerScript {
  /** The next thing to say (or, after `press `, to key), given all that was heard since the last; undefined hangs up. */
  next(heard: string): string | undefined;
}

/** Says these lines one after the other, whatever is answered. */
export function lineByLine(lines: readonly string[]): CallerScript {
  const waiting = [...lines];
  return { next: () => waiting.shift() };
}

/** A caller as such a business gets them; takes what there is. `nowLocal` is the time where the desk is. */
export function exampleCaller(trade: Trade, nowLocal: string): CallerScript {
  return trade === "clinic" ? new NewPatient() : haircutCaller(nowLocal);
}

function haircutCaller(nowLocal: string): CallerScript {
  const today = Temporal.PlainDateTime.from(nowLocal).toPlainDate();
  return new ListeningCaller({
    opening: "I'd like a haircut with Priya tomorrow at four p m",
    wish: {
      service: "haircut",
      stylist: "Priya",
      date: today.add({ days: 1 }).toString(),
      time: "16:00",
      name: "Lakshmi",
    },
    day: "tomorrow",
    takesOther: true,
    nowLocal,
  });
}

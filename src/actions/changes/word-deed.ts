import { UNDO_PREFIX, type DeedRows } from "../../store/audit/deeds.ts";
import { countBrought, describeDeed } from "../manage/describe-deed.ts";
import { wordChange, type Names } from "./word-change.ts";

/**
 * Everything that one deed changed, in a line: an appointment by its time and names, a service by its name, however many
 * rows it took.
 */
export function wordDeed(deed: DeedRows, names: Names): string {
  const words = inWords(deed, names);
  return deed[0]?.change_id.startsWith(UNDO_PREFIX) === true ? `${words} (undo)` : words;
}

function inWords(deed: DeedRows, names: Names): string {
  const [first, second] = deed;
  if (first && !second) return wordChange(first, names);
  const brought = first?.channel === "import" ? countBrought(deed) : "";
  if (brought !== "") return `imported ${brought}`;
  const visits = deed.filter((row) => row.subject === "visits");
  const [visit, another] = visits;
  const away = deed.filter((row) => row.subject === "time_off" || row.subject === "closures");
  if (visit && away.length > 0)
    return `${describeDeed(away, names.nameOf)}, ${another ? describeDeed(visits) : wordChange(visit, names)}`;
  if (visit && !another) return wordChange(visit, names);
  const told = deed.find((row) => ["waiting_list", "ratings", "consents"].includes(row.subject));
  if (told) return wordChange(told, names);
  // What a call or a booking notes of a customer is kept without a name.
  const [nameless, ...more] = deed;
  return nameless && more.every((row) => row.subject.startsWith("customer") && row.after === null)
    ? wordChange(nameless, names)
    : describeDeed(deed, names.nameOf);
}

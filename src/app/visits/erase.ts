import { eraseVisitor } from "../../actions/lobby/visits/erase-visitor.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { Refused } from "../../actions/manage/refused.ts";

/** Erases a visitor by name; with `rehearse` it only says how many visits that would be. Throws `Refused`. */
export async function eraseInWords(
  context: ManageContext,
  input: { readonly name: string; readonly rehearse: boolean },
): Promise<{ readonly visits: number; readonly expected: number }> {
  const { name } = input;
  if (name.trim() === "") throw new Refused("Say the visitor's whole name.");
  const erased = await eraseVisitor(context, input);
  if (erased.ok) return { visits: erased.visits, expected: erased.expected };
  const { reason, at = "" } = erased;
  const why = {
    nobody: `No visitor of the name ${name} is on file.`,
    here: `${name} is still here; frontdesk visits check-out signs them out.`,
    expected: `${name} is expected on ${at.replace("T", " at ")}; frontdesk visits cancel takes that back.`,
  };
  throw new Refused(why[reason], "state");
}

import { LIMITS } from "../../domain/business/limits.ts";
import { readStrings } from "../../store/read-strings.ts";
import { checkOptionalText, checkText } from "./check-fields.ts";
import { perform, type Deed, type Done, type ManageContext } from "./deed.ts";
import { Refused } from "./refused.ts";
import { newRowId } from "./row-id.ts";

/** A question callers ask, in the ways they ask it, and the answer word for word. */
export interface FaqInput {
  readonly questions: readonly string[];
  readonly answer: string;
  readonly category?: string | null;
}

export async function addFaq(
  context: ManageContext,
  input: FaqInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const { deskId, rows, writer } = deed;
    const [first = ""] = input.questions;
    const id = await newRowId(deed, "faqs", first, input.id);
    const last = await writer
      .selectFrom("faqs")
      .select(({ fn }) => fn.max("position").as("position"))
      .where("desk_id", "=", deskId)
      .executeTakeFirst();
    await checkQuestionsFree(deed, input.questions, undefined);
    await rows.insert("faqs", {
      id,
      desk_id: deskId,
      position: (last?.position ?? -1) + 1,
      questions: "[]",
      answer: "",
      category: null,
    });
    await rows.update("faqs", { id }, columns(input));
    return { id, notes: [] };
  });
}

export async function changeFaq(
  context: ManageContext,
  id: string,
  changes: Partial<FaqInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    await faqRow(deed, id);
    if (changes.questions) await checkQuestionsFree(deed, changes.questions, id);
    await deed.rows.update("faqs", { id }, columns(changes));
    return { id, notes: [] };
  });
}

export async function removeFaq(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    await faqRow(deed, id);
    await deed.rows.remove("faqs", { id });
    return { id, notes: [] };
  });
}

function columns(input: Partial<FaqInput>) {
  if (input.questions?.length === 0)
    throw new Refused("Write at least one way in which callers ask it.");
  return {
    ...(input.questions && {
      questions: JSON.stringify(
        input.questions.map((one) => checkText(one, "A question", LIMITS.question)),
      ),
    }),
    ...(input.answer !== undefined && {
      answer: checkText(input.answer, "The answer", LIMITS.answer),
    }),
    ...(input.category !== undefined && {
      category: checkOptionalText(input.category, "The category", LIMITS.name),
    }),
  };
}

async function faqRow({ writer, deskId }: Deed, id: string) {
  const row = await writer
    .selectFrom("faqs")
    .selectAll()
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (row) return row;
  throw new Refused("There is no such question; frontdesk faqs lists them.", "state");
}

async function checkQuestionsFree(
  { writer, deskId }: Deed,
  questions: readonly string[],
  ownId: string | undefined,
): Promise<void> {
  const rows = await writer
    .selectFrom("faqs")
    .select(["id", "questions"])
    .where("desk_id", "=", deskId)
    .execute();
  const asked = new Set(
    rows
      .filter((row) => row.id !== ownId)
      .flatMap((row) => readStrings(row.questions).map((one) => one.toLowerCase())),
  );
  const known = questions.find((one) => asked.has(one.trim().toLowerCase()));
  if (known !== undefined)
    throw new Refused(`"${known}" is answered already; change that answer instead.`, "state");
}

import { LIMITS } from "../../../domain/business/limits.ts";
import { checkText } from "../../manage/check-fields.ts";
import { perform, type Deed, type Done, type ManageContext } from "../../manage/deed.ts";
import { Refused } from "../../manage/refused.ts";
import { newRowId } from "../../manage/row-id.ts";

/** A part of the business, as the owner writes it; what is left out of a change stays. */
export interface DepartmentInput {
  readonly name: string;
  /** Who is told when nobody in it answers; null: the front desk at once. */
  readonly alternateId?: string | null;
}

export async function addDepartment(
  context: ManageContext,
  input: DepartmentInput & { readonly id?: string },
): Promise<Done> {
  return await perform(context, async (deed) => {
    const id = await newRowId(deed, "departments", input.name, input.id);
    const { count } = await deed.writer
      .selectFrom("departments")
      .select(({ fn }) => fn.countAll<number>().as("count"))
      .where("desk_id", "=", deed.deskId)
      .executeTakeFirstOrThrow();
    await deed.rows.insert("departments", {
      id,
      desk_id: deed.deskId,
      name: checkText(input.name, "The name", LIMITS.name),
      alternate_id: input.alternateId ?? null,
      position: count,
    });
    return { id, notes: [] };
  });
}

export async function changeDepartment(
  context: ManageContext,
  id: string,
  { name, alternateId }: Partial<DepartmentInput>,
): Promise<Done> {
  return await perform(context, async (deed) => {
    await departmentRow(deed, id);
    await deed.rows.update(
      "departments",
      { id },
      {
        ...(name !== undefined && { name: checkText(name, "The name", LIMITS.name) }),
        ...(alternateId !== undefined && { alternate_id: alternateId }),
      },
    );
    return { id, notes: [] };
  });
}

/** Takes a department away. Throws `Refused` while anybody is in it. */
export async function removeDepartment(context: ManageContext, id: string): Promise<Done> {
  return await perform(context, async (deed) => {
    const { name } = await departmentRow(deed, id);
    const people = await deed.writer
      .selectFrom("employees")
      .select(["name", "status"])
      .where("department_id", "=", id)
      .orderBy("name")
      .execute();
    const here = people.filter(({ status }) => status === "here");
    if (here.length > 0)
      throw new Refused(
        `${here.length === 1 ? "Somebody is" : `${here.length} people are`} still in ${name}; give them another department first.`,
        "state",
        here.map((one) => one.name),
      );
    if (people.length > 0)
      throw new Refused(`${name} stays for those who left it; rename it instead.`, "state");
    await deed.rows.remove("departments", { id });
    return { id, notes: [] };
  });
}

async function departmentRow({ writer, deskId }: Deed, id: string) {
  const row = await writer
    .selectFrom("departments")
    .select("name")
    .where("id", "=", id)
    .where("desk_id", "=", deskId)
    .executeTakeFirst();
  if (row) return row;
  throw new Refused("There is no such department; frontdesk departments lists them.", "state");
}

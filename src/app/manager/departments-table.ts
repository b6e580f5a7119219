import {
  addDepartment,
  changeDepartment,
  removeDepartment,
  type DepartmentInput,
} from "../../actions/lobby/directory/departments.ts";
import type { ManageContext } from "../../actions/manage/deed.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { findEmployeeId } from "./find-employee.ts";
import type { Table, Words } from "./table.ts";
import { needWord } from "./words.ts";

/** The parts of the business, by which two people of one name are told apart. */
export const departments: Table = {
  name: "departments",
  one: "department",
  fields: [
    { name: "name", what: "name, as visitors say it", example: "Engineering", required: true },
    { name: "alternate", what: "who is told when nobody in it answers", example: "grace" },
  ],
  shown: ["name", "alternate"],
  key: ["name"],
  async list({ database, deskId }) {
    const rows = await database.read
      .selectFrom("departments")
      .selectAll()
      .where("desk_id", "=", deskId)
      .orderBy("position")
      .orderBy("id")
      .execute();
    return rows.map(({ id: wholeId, name, alternate_id: standIn }) => {
      const id = shortId(deskId, wholeId);
      const alternate = standIn === null ? "" : shortId(deskId, standIn);
      return { id, name, words: { name, alternate }, data: { id, name, alternate } };
    });
  },
  async add(context, words) {
    return await addDepartment(context, {
      ...(await readDepartment(context, words)),
      name: needWord(words, "name"),
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changeDepartment(context, id, await readDepartment(context, words));
  },
  remove: removeDepartment,
};

async function readDepartment(
  context: ManageContext,
  { name, alternate }: Words,
): Promise<Partial<DepartmentInput>> {
  return {
    ...(name !== undefined && { name }),
    ...(alternate !== undefined && { alternateId: await findEmployeeId(context, alternate) }),
  };
}

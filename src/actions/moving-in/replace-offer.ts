import type { Deed } from "../manage/deed.ts";
import { skillsOf, writeSkill } from "../manage/skills.ts";
import { weekOf, writeWeek } from "../manage/week.ts";

/** Whether nobody was ever booked here and the owner changed nothing: all there is came from the desk file. */
export async function isUntouched({ writer, deskId }: Pick<Deed, "writer" | "deskId">) {
  for (const table of ["customers", "visits"] as const) {
    const rows = writer.selectFrom(table).select("id").where("desk_id", "=", deskId);
    if (await rows.limit(1).executeTakeFirst()) return false;
  }
  const changes = writer
    .selectFrom("audit")
    .select("id")
    .where("desk_id", "=", deskId)
    .where("actor", "=", "owner");
  return !(await changes.limit(1).executeTakeFirst());
}

/** Takes out the services, people and questions that came from the desk file; its name, hours and rules stay. */
export async function clearOffer(deed: Deed, currency: string): Promise<void> {
  const { rows, writer, deskId } = deed;
  for (const table of ["stylists", "services", "faqs"] as const) {
    const found = await writer
      .selectFrom(table)
      .select("id")
      .where("desk_id", "=", deskId)
      .execute();
    for (const { id } of found) {
      if (table === "stylists") await clearPerson(deed, id, currency);
      if (table === "services") await clearPhases(deed, id);
      await rows.remove(table, { id });
    }
  }
}

async function clearPerson(deed: Deed, stylistId: string, currency: string): Promise<void> {
  const { rows, writer, deskId } = deed;
  for (const skill of await skillsOf(writer, { stylistId }))
    await writeSkill(deed, skill, undefined, currency);
  for (const kind of ["hours", "breaks"] as const)
    if ((await weekOf(writer, deskId, { stylistId }, kind)).length > 0)
      await writeWeek(deed, { stylistId }, kind, []);
  for (const table of ["time_off", "date_overrides"] as const) {
    const own = await writer
      .selectFrom(table)
      .select("id")
      .where("stylist_id", "=", stylistId)
      .execute();
    for (const { id } of own) await rows.remove(table, { id });
  }
}

async function clearPhases({ rows, writer }: Deed, serviceId: string): Promise<void> {
  const phases = await writer
    .selectFrom("service_phases")
    .select("position")
    .where("service_id", "=", serviceId)
    .execute();
  for (const { position } of phases)
    await rows.remove("service_phases", { service_id: serviceId, position });
}

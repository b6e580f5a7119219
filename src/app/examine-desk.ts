import { loadDesk } from "../actions/load-desk.ts";
import { systemClock } from "../base/clock.ts";
import { unreachable } from "../base/unreachable.ts";
import type { Database } from "../store/database.ts";
import { listEmployees } from "../store/lobby/employees.ts";
import type { Finding } from "./examine.ts";
import type { KnownDesk } from "./known-desks.ts";
import { ownerContext } from "./open-book.ts";

/** What a desk has to offer, so that an owner sees that it is theirs. */
export async function examineDesk(database: Database, desk: KnownDesk): Promise<Finding> {
  const { name, zone, services, stylists } = await loadDesk(
    await ownerContext(database, systemClock, desk.id),
  );
  const part = "desk";
  const told = (what: string): Finding => ({
    part,
    state: "ok",
    detail: `${name}: ${what}, ${zone}`,
  });
  switch (desk.trade) {
    case "salon":
      return told(`${count(services.length, "service")}, ${count(stylists.length, "stylist")}`);
    case "clinic":
      return told(
        `${count(services.length, "reason")} for a visit, ${count(stylists.length, "provider")}`,
      );
    case "lobby": {
      const people = await listEmployees(database.read, desk.id);
      const here = people.filter(({ isGone }) => !isGone).length;
      if (here > 0) return told(`${here} in the directory`);
      const detail = `${name} knows nobody who could be visited; docs/directory.md says how to add people.`;
      return { part, state: "broken", detail };
    }
    default:
      return unreachable(desk.trade);
  }
}

function count(amount: number, what: string): string {
  return `${amount} ${what}${amount === 1 ? "" : "s"}`;
}

import { newId } from "../../../base/id.ts";
import type { ActionContext } from "../../action-context.ts";
import { announceVisit, type Announced } from "../visits/announce-visit.ts";

/** Somebody came and was announced: Tom Baker of Initech to see Priya, unless told otherwise. Throws when that can't be. */
export async function arrive(
  context: ActionContext,
  who: Partial<Parameters<typeof announceVisit>[2]> = {},
): Promise<Announced> {
  const announced = await context.database.write(
    async (writer) =>
      await announceVisit(
        writer,
        { ...context, changeId: newId("change") },
        {
          hostId: "acme/priya",
          visitor: "Tom Baker",
          company: "Initech",
          purpose: "meeting",
          about: null,
          partySize: 1,
          printsBadges: false,
          ...who,
        },
      ),
  );
  if (announced === "unknown-host") throw new Error("There is no such host");
  return announced;
}

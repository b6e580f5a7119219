import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CallView } from "../contract/call.ts";
import type { DeskView } from "../contract/desk.ts";
import type { KioskView } from "../contract/kiosk.ts";
import type { Today } from "../contract/today.ts";

/** What the pages read. `app` gives it, from the actions. */
export interface ReadBook {
  /** The desk's appointments of the day it is there now, cancelled ones included, in the order they start. */
  today(): Promise<Today>;
  desk(): Promise<DeskView>;
  /** What the lobby's tablet shows; undefined at a desk that is no lobby. */
  kiosk(): Promise<KioskView | undefined>;
  /** One call with its words while they are kept; undefined when there is none by this id. */
  call(id: string): Promise<CallView | undefined>;
}

const callParameters = z.object({ id: z.string().max(100) });

/** `GET /api/today`, `/api/desk`, `/api/kiosk` and `/api/calls/:id`. */
export function bookRoutes(server: FastifyInstance, book: ReadBook): void {
  server.get("/api/today", () => book.today());
  server.get("/api/desk", () => book.desk());
  server.get("/api/kiosk", async (_request, reply) => {
    const view = await book.kiosk();
    return view ?? reply.code(404).send({ error: "This desk receives no visitors." });
  });
  server.get("/api/calls/:id", async (request, reply) => {
    const parameters = callParameters.safeParse(request.params);
    const found = parameters.success ? await book.call(parameters.data.id) : undefined;
    return found ?? reply.code(404).send({ error: "There's no call with this id." });
  });
}

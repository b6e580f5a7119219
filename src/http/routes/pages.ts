import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";

/** Addresses of the pages, and the file of each. */
const PAGES: Readonly<Record<string, string>> = {
  "/": "index.html",
  "/talk": "talk.html",
  "/kiosk": "kiosk.html",
};

/** The pages and what they load, from the folder that the build writes. */
export async function pageRoutes(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    serve: false,
    // The pages are looked for at each request, so a build needs no restart.
    suppressWarning: true,
  });
  for (const [path, file] of Object.entries(PAGES)) {
    server.get(path, (_request, reply) => {
      if (!existsSync(join(folder, file))) return sayNotBuilt(reply);
      return reply.sendFile(file, { cacheControl: false });
    });
  }
  server.get("/icon.svg", (_request, reply) => reply.sendFile("icon.svg", { cacheControl: false }));
  // Its name holds a hash of its content, so what a browser has is never stale.
  server.get<{ Params: { file: string } }>("/assets/:file", (request, reply) =>
    reply.sendFile(`assets/${request.params.file}`, { maxAge: "365d", immutable: true }),
  );
}

function sayNotBuilt(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .type("text/plain; charset=utf-8")
    .send("The pages aren't built yet: run npm run build.\n");
}

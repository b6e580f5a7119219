import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Resources, Types } from "scimmy";
import { isSameText } from "../../access/is-same-text.ts";
import { readListQuery, readPatch } from "./scim-messages.ts";
import { declareScimUsers, type ScimContext } from "./scim-users.ts";

/** How identity providers reach the directory. */
export interface ScimOptions {
  /** What they show as a bearer token (RFC 6750). */
  readonly token: string;
  /** Whose directory it is; undefined where no desk of this installation has one. */
  readonly directory: () => Promise<ScimContext | undefined>;
}

const MEDIA_TYPE = "application/scim+json";

/**
 * `/scim/v2`: the directory as a SCIM 2.0 service (RFC 7644), to which Entra, Okta, OneLogin and others push who works here.
 * Users only: there are no groups. Everything needs the token.
 */
export async function scimRoutes(server: FastifyInstance, options: ScimOptions): Promise<void> {
  const User = declareScimUsers();
  const directory = async (): Promise<ScimContext> => {
    const context = await options.directory();
    if (context) return context;
    throw new Types.Error(404, "", "No desk of this installation has a directory.");
  };
  await server.register(
    async (scim) => {
      const readJson = scim.getDefaultJsonParser("error", "error");
      scim.addContentTypeParser(MEDIA_TYPE, { parseAs: "string" }, readJson);
      scim.addHook("onRequest", (request, reply, done) => {
        const shown = request.headers.authorization ?? "";
        if (isSameText(shown, `Bearer ${options.token}`)) done();
        else refuseStranger(reply);
      });
      scim.setErrorHandler((error: Error & { statusCode?: number }, request, reply) =>
        answerFault(error, request, reply),
      );
      scim.setNotFoundHandler((_request, reply) =>
        send(reply, 404, describeFault(404, "There is no such resource.")),
      );
      scim.get("/Users", async ({ query }, reply) => {
        const users = new User(undefined, readListQuery(query));
        return send(reply, 200, await users.read(await directory()));
      });
      scim.get<OfOne>("/Users/:id", async ({ params: { id } }, reply) =>
        send(reply, 200, await new User(id).read(await directory())),
      );
      scim.post("/Users", async ({ body }, reply) => {
        const made = await new User().write(body, await directory());
        void reply.header("location", made.meta.location);
        return send(reply, 201, made);
      });
      scim.put<OfOne>("/Users/:id", async ({ params: { id }, body }, reply) =>
        send(reply, 200, await new User(id).write(body, await directory())),
      );
      scim.patch<OfOne>("/Users/:id", async ({ params: { id }, body }, reply) =>
        send(reply, 200, await new User(id).patch(readPatch(body), await directory())),
      );
      scim.delete<OfOne>("/Users/:id", async ({ params: { id } }, reply) => {
        await new User(id).dispose(await directory());
        return reply.code(204).send();
      });
      describeService(scim);
    },
    { prefix: "/scim/v2" },
  );
}

interface OfOne {
  Params: { id: string };
}

/** What can be done here and in which form, for providers that ask first (RFC 7644, 4). */
function describeService(scim: FastifyInstance): void {
  const { ServiceProviderConfig, Schema, ResourceType } = Resources;
  scim.get("/ServiceProviderConfig", async (_request, reply) =>
    send(reply, 200, await new ServiceProviderConfig().read()),
  );
  for (const [path, Resource] of [
    ["/Schemas", Schema],
    ["/ResourceTypes", ResourceType],
  ] as const) {
    scim.get(path, async (_request, reply) => send(reply, 200, await new Resource().read()));
    scim.get<OfOne>(`${path}/:id`, async ({ params: { id } }, reply) =>
      send(reply, 200, await new Resource(id).read()),
    );
  }
}

function refuseStranger(reply: FastifyReply): void {
  void reply.header("www-authenticate", 'Bearer realm="Frontdesk"');
  void send(reply, 401, describeFault(401, "The bearer token is missing or wrong."));
}

function answerFault(
  error: Error & { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Types.Error) {
    const { status, scimType, message } = error;
    return send(reply, status, describeFault(status, message, scimType));
  }
  const status = error.statusCode ?? 500;
  if (status < 500) return send(reply, status, describeFault(status, error.message));
  request.log.error({ err: error, route: request.routeOptions.url }, "A request failed");
  return send(reply, 500, describeFault(500, "Something went wrong here. Try again."));
}

/** RFC 7644, 3.12. */
function describeFault(status: number, detail: string, scimType?: string) {
  return {
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: String(status),
    ...(scimType !== undefined && scimType !== "" && { scimType }),
    detail,
  };
}

function send(reply: FastifyReply, status: number, body: unknown): FastifyReply {
  return reply.code(status).type(`${MEDIA_TYPE}; charset=utf-8`).send(JSON.stringify(body));
}

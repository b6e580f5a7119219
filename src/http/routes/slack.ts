import type { IncomingHttpHeaders } from "node:http";
import type { FastifyInstance } from "fastify";

/** Reads a request byte for byte, and says how to answer it. */
export type ReceiveSlack = (request: {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}) => Promise<{ readonly status: number; readonly text: string }>;

/** What is pressed comes with the whole message it stands in, which is a few KiB. */
const MOST_BYTES = 256 * 1024;

/**
 * `POST /slack`, open to Slack, which signs what it sends: whoever receives checks that, over the body as it came. Nothing parses it
 * before that.
 */
export function slackRoute(server: FastifyInstance, receive: ReceiveSlack): void {
  void server.register((routes, _options, done) => {
    routes.removeAllContentTypeParsers();
    const asItCame = { parseAs: "buffer", bodyLimit: MOST_BYTES } as const;
    routes.addContentTypeParser("*", asItCame, (_request, body, parsed) => parsed(null, body));
    routes.post("/slack", async ({ headers, body }, reply) => {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      const { status, text } = await receive({ headers, body: bytes });
      return reply.code(status).type("text/plain; charset=utf-8").send(text);
    });
    done();
  });
}

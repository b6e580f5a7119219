import fastify from "fastify";
import { expect, test } from "vitest";
import { createLogger, type Logger } from "./logger.ts";

function readable(): { readonly logger: Logger; readonly lines: string[] } {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { logger: createLogger({ level: "error", destination }), lines };
}

/** As PostgreSQL's and a request's errors are: what they were about is in them. */
const REFUSED = Object.assign(new Error("new row violates a constraint"), {
  code: "23514",
  constraint: "visits_customer",
  detail: "Failing row contains (Anita, +919840012345).",
});
const CUT_OFF = Object.assign(new Error("socket hang up", { cause: REFUSED }), {
  code: "ECONNRESET",
  config: { data: "To=%2B919840012345&Body=Anita", auth: { password: "our token" } },
});

test("an error is logged with where it went wrong, and nothing of whom or what it was about", () => {
  const { logger, lines } = readable();
  logger.error({ err: CUT_OFF }, "A request failed");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    err: {
      type: "Error",
      message: "socket hang up",
      stack: expect.stringContaining("logged-error.test.ts"),
      code: "ECONNRESET",
      cause: { message: "new row violates a constraint", constraint: "visits_customer" },
    },
  });
  for (const personal of ["Anita", "9840012345", "our token"]) {
    expect(lines[0]).not.toContain(personal);
  }
});

test("the same goes for the log of a request", async () => {
  const { logger, lines } = readable();
  const server = fastify({ loggerInstance: logger });
  server.get("/", (request) => {
    request.log.error({ err: CUT_OFF }, "A request failed");
    return "";
  });
  await server.inject("/");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain("socket hang up");
  expect(lines[0]).not.toContain("Anita");
});

test("what is thrown and is no error is logged by its kind only", () => {
  const { logger, lines } = readable();
  logger.error({ err: "Anita rang" }, "A call failed");
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ err: { type: "string" } });
  expect(lines[0]).not.toContain("Anita");
});

test("errors that are each other's cause come to an end", () => {
  const { logger, lines } = readable();
  const first = new Error("first");
  first.cause = new Error("second", { cause: first });
  logger.error({ err: first }, "A call failed");
  expect(lines[0]).toContain("second");
});

import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import { StartFault } from "./start-fault.ts";

/** Opens the port. Throws a `StartFault` that says what to change when it cannot be had. */
export async function listen(
  server: FastifyInstance,
  { host, port }: { host: string; port: number },
): Promise<AddressInfo> {
  // Where it listens is told by whoever started it, in better words.
  const { level } = server.log;
  server.log.level = "warn";
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw new StartFault(sentence(codeOf(error) ?? "unknown", host, port), { cause: error });
  } finally {
    server.log.level = level;
  }
  const address = server.server.address();
  if (address === null || typeof address === "string") {
    throw new StartFault(`Nothing listens at ${host}; set HOST to an address of this machine.`);
  }
  return address;
}

function sentence(code: string, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is taken by another program; stop that one, or set PORT to a free port.`;
    case "EACCES":
      return `Port ${port} can't be opened by this user; set PORT to a number above 1023.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is no address of this machine; set HOST to localhost or 0.0.0.0.`;
    default:
      return `The port ${port} at ${host} can't be opened (${code}); set PORT or HOST to another one.`;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string"
    ? error.code
    : undefined;
}

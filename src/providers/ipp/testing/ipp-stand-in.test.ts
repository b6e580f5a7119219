import { afterAll, expect, test } from "vitest";
import ipp from "@sealsystems/ipp";
import { IppStandIn } from "./ipp-stand-in.ts";

const standIn = await IppStandIn.open();
afterAll(() => standIn[Symbol.asyncDispose]());

const asked = {
  "attributes-charset": "utf-8",
  "attributes-natural-language": "en",
  "printer-uri": standIn.address,
};

async function post(body: Uint8Array, how: { path?: string; type?: string } = {}) {
  const { path, type = "application/ipp" } = how;
  const url = new URL(standIn.address.replace("ipp:", "http:"));
  if (path !== undefined) url.pathname = path;
  const headers = { "content-type": type };
  return await fetch(url, { method: "POST", headers, body: Buffer.from(body) });
}

async function statusOf(operation: string, attributes: object): Promise<string | undefined> {
  const message = { operation, id: 1, "operation-attributes-tag": { ...attributes } };
  const response = await post(ipp.serialize(message));
  return ipp.parse(Buffer.from(await response.arrayBuffer())).statusCode;
}

test("takes what is in order", async () => {
  expect(await statusOf("Get-Printer-Attributes", asked)).toBe("successful-ok");
});

test("the stand-in refuses what a printer refuses", async () => {
  const body = ipp.serialize({
    operation: "Get-Printer-Attributes",
    id: 1,
    "operation-attributes-tag": asked,
  });
  expect((await post(body, { path: "/elsewhere" })).status).toBe(404);
  expect((await post(body, { type: "application/pdf" })).status).toBe(400);
  expect(await statusOf("Purge-Jobs", asked)).toBe("server-error-operation-not-supported");
  expect(
    await statusOf("Get-Printer-Attributes", { ...asked, "attributes-charset": "latin1" }),
  ).toBe("client-error-charset-not-supported");
  const elsewhere = { ...asked, "printer-uri": "ipp://127.0.0.1/other" };
  expect(await statusOf("Get-Printer-Attributes", elsewhere)).toBe("client-error-not-found");
});

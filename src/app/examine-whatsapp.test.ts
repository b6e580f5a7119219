import { expect, test } from "vitest";
import { WRITTEN_KINDS } from "../domain/outreach/notice-kind.ts";
import { readConfig } from "../config/config.ts";
import { examineWhatsapp } from "./examine-whatsapp.ts";

const SID = "HX0123456789abcdef0123456789abcdef";
const account = {
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "secret",
  PUBLIC_ORIGIN: "https://desk.example.com",
};

function templatesFor(kinds: readonly string[]): string {
  return kinds.map((kind) => `${kind}=${SID}`).join(",");
}

test("says which messages WhatsApp would refuse, where there is a sender for it", () => {
  expect(examineWhatsapp(readConfig(account))).toEqual([]);
  const sender = { ...account, TWILIO_WHATSAPP_NUMBER: "+15005550007" };
  const some = WRITTEN_KINDS.filter((kind) => kind !== "callback" && kind !== "missed-call");
  const lacking = { ...sender, TWILIO_WHATSAPP_TEMPLATES: templatesFor(some) };
  expect(examineWhatsapp(readConfig(lacking))).toEqual([
    {
      part: "whatsapp",
      state: "broken",
      detail:
        "Customers who haven't written in the last 24 hours get no missed-call or callback: add the templates that WhatsApp has approved to TWILIO_WHATSAPP_TEMPLATES (docs/telephone.md).",
    },
  ]);
  const whole = { ...sender, TWILIO_WHATSAPP_TEMPLATES: templatesFor(WRITTEN_KINDS) };
  expect(examineWhatsapp(readConfig(whole))).toMatchObject([{ state: "ok" }]);
});

import { expect, test } from "vitest";
import { readWhatsappTemplates, whatsappFaults } from "./whatsapp-templates.ts";

const SID = "HX0123456789abcdef0123456789abcdef";

test("each kind of message has its template", () => {
  const given = {
    TWILIO_WHATSAPP_TEMPLATES: `reminder-message=${SID}, verification-code = ${SID},`,
  };
  expect([...whatsappFaults(given)]).toEqual([]);
  expect(readWhatsappTemplates(given)).toEqual({
    "reminder-message": SID,
    "verification-code": SID,
  });
  expect(readWhatsappTemplates({})).toEqual({});
});

test("what can't be used is said, with what was probably meant", () => {
  const given = { TWILIO_WHATSAPP_TEMPLATES: `reminder-mesage=${SID},callback=HX12` };
  expect([...whatsappFaults(given)]).toEqual([
    `TWILIO_WHATSAPP_TEMPLATES has "reminder-mesage=${SID}"; write a kind of message before the =, such as reminder-message.`,
    'TWILIO_WHATSAPP_TEMPLATES has "callback=HX12"; write the template\'s Content SID after the =: HX and 32 letters or digits.',
  ]);
});

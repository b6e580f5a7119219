import { diallerContract } from "../../ports/testing/dialler-contract.ts";
import { messengerContract } from "../../ports/testing/messenger-contract.ts";
import { TwilioDialler } from "./dialler.ts";
import { TwilioMessenger } from "./messenger.ts";
import { RestStandIn } from "./testing/rest-stand-in.ts";

messengerContract("Twilio", async () => {
  const twilio = await RestStandIn.open();
  return {
    messenger: new TwilioMessenger(twilio.account),
    taken: () => twilio.messages.map(({ form }) => form.get("Body") ?? ""),
    loseNextAnswer: () => void twilio.mishaps.push({ kind: "lost" }),
    [Symbol.asyncDispose]: () => twilio[Symbol.asyncDispose](),
  };
});

diallerContract("Twilio", async () => {
  const twilio = await RestStandIn.open();
  return {
    dialler: new TwilioDialler(twilio.account),
    rung: () => twilio.calls.map(({ form }) => form.get("To") ?? ""),
    loseNextAnswer: () => void twilio.mishaps.push({ kind: "lost" }),
    [Symbol.asyncDispose]: () => twilio[Symbol.asyncDispose](),
  };
});

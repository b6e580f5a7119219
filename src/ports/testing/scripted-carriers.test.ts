import { diallerContract } from "./dialler-contract.ts";
import { messengerContract } from "./messenger-contract.ts";
import { ScriptedDialler } from "./scripted-dialler.ts";
import { ScriptedMessenger, type MessengerStep } from "./scripted-messenger.ts";

messengerContract("The scripted messenger", async () => {
  const steps: MessengerStep[] = [];
  const messenger = new ScriptedMessenger({ steps });
  return await Promise.resolve({
    messenger,
    taken: () => messenger.taken.map(({ text }) => text),
    loseNextAnswer: () => void steps.push("take-and-lose-the-answer"),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
});

diallerContract("The scripted dialler", async () => {
  let losesAnswer = false;
  const scripted = {
    placed: new ScriptedDialler(),
    lost: new ScriptedDialler({ status: "unknown", reason: "timeout" }),
  };
  const dialler = () => (losesAnswer ? scripted.lost : scripted.placed);
  return await Promise.resolve({
    dialler: {
      name: "scripted",
      ring: async (call) => await dialler().ring(call),
      find: async (call) => await dialler().find(call),
    },
    rung: () => dialler().rung.map(({ to }) => to),
    loseNextAnswer: () => {
      losesAnswer = true;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  });
});

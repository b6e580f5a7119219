import { ScriptedStaffChat, type StaffChatStep } from "./scripted-staff-chat.ts";
import { staffChatContract } from "./staff-chat-contract.ts";

staffChatContract("the chat in memory", async () => {
  await Promise.resolve();
  const steps: StaffChatStep[] = [];
  const chat = new ScriptedStaffChat({
    steps,
    people: [
      {
        memberId: "U0ANNA",
        name: "Anna Meyer",
        email: "anna@acme.test",
        kind: "person",
        isGone: false,
      },
      {
        memberId: "U0BOB",
        name: "Bob Stone",
        email: "bob@acme.test",
        kind: "person",
        isGone: true,
      },
      { memberId: "B0REMIND", name: "Reminders", kind: "bot", isGone: false },
    ],
  });
  return {
    chat,
    there: {
      anna: "U0ANNA",
      bob: "U0BOB",
      shown: () =>
        chat.shown.map(({ notice, closedWith }) => ({
          words: [notice.headline, ...notice.lines, closedWith ?? ""].join(" "),
          canAnswer: closedWith === undefined,
        })),
      answer: (answer, text) =>
        chat.answer(chat.shown.at(-1)?.notice.noticeId ?? "", answer, {
          ...(text !== undefined && { text }),
        }),
      loseNextAnswer: () => void steps.push("show-and-lose-the-answer"),
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
});

import { staffChatContract, type StaffChatPair } from "../../ports/testing/staff-chat-contract.ts";
import { openSlack } from "./testing/open-slack.ts";

for (const way of ["socket", "http"] as const)
  staffChatContract(`Slack by ${way}`, () => pairBy(way));

async function pairBy(way: "socket" | "http"): Promise<StaffChatPair> {
  const opened = await openSlack({ way });
  const { chat, slack } = opened;
  return {
    chat,
    there: {
      anna: "U0ANNA",
      bob: "U0BOB",
      shown: () =>
        (slack.workspace.messages.get("D0ANNA") ?? []).map(({ blocks }) => ({
          words: JSON.stringify(blocks),
          canAnswer: blocks.some(({ type }) => type === "actions" || type === "input"),
        })),
      async answer(answer, text) {
        const value = text === undefined ? {} : { value: text };
        const payload = slack.pressed("U0ANNA", slack.newestFor("U0ANNA"), answer, value);
        if (way === "http") return (await chat.receive(slack.sign(payload))).status === 200;
        if (slack.links.open.length === 0) await slack.links.next();
        return await slack.links.deliver("interactive", payload, 200);
      },
      loseNextAnswer: () => void slack.mishaps.set("chat.postMessage", [{ kind: "lost" }]),
    },
    [Symbol.asyncDispose]: () => opened[Symbol.asyncDispose](),
  };
}

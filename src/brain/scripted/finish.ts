import { ask, type Conversation, type Setting, type Step } from "./conversation.ts";
import { slotFor } from "./take-slots.ts";

/** A task is done: says so and asks what else there is, keeping who the caller is. */
export function finish(conversation: Conversation, said: string, setting: Setting): Step {
  const { task } = conversation;
  const { anythingElse } = setting.script.sentences;
  const valueOf = (filling: "name" | "phone"): string | undefined => {
    const slot = task === null ? undefined : slotFor(task.form, filling);
    return slot === undefined ? undefined : task?.values[slot.name];
  };
  const name = valueOf("name") ?? conversation.identity.name;
  const phone = valueOf("phone") ?? conversation.identity.phone;
  return ask(
    {
      ...conversation,
      task: null,
      question: null,
      proposal: null,
      offer: [],
      identity: {
        ...conversation.identity,
        ...(name !== undefined && { name }),
        ...(phone !== undefined && { phone }),
      },
    },
    `${said} ${anythingElse}`.trim(),
    { about: "anything-else" },
    "open",
  );
}

/** A task is given up: nothing was written. */
export function abandon(conversation: Conversation, setting: Setting): Step {
  return finish(conversation, setting.script.sentences.abandoned, setting);
}

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBookDesk } from "../../src/app/book-desk.ts";
import { openChat } from "../../src/app/open-chat.ts";
import { readConfig, type Config } from "../../src/config/config.ts";
import { ChatStandIn } from "../../src/providers/testing/chat-stand-in.ts";

const FROM = "+914455504471";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "frontdesk-model-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a model books: it asks for the tool, the desk reads back, the caller agrees, and the row is there", async () => {
  await using talk = await ring("books");
  talk.model.answer({ tools: [book("haircut", "tomorrow at three in the afternoon", "Anita")] });
  await talk.say("A haircut tomorrow at three, please. I'm Anita.");
  expect(talk.heard()).toMatch(/haircut.*3 PM.*Shall I book it\?/u);
  talk.model.answer((request) => ({ tools: [confirm(proposalIn(request))] }));
  talk.model.answer({ text: "Lovely, you're booked for tomorrow at 3 PM. Anything else?" });
  await talk.say("Yes, please.");
  expect(talk.heard()).toContain("you're booked for tomorrow at 3 PM");
  expect(await talk.book()).toEqual(["haircut for Anita"]);
});

test("a model that says it booked, and did not, is not believed", async () => {
  await using talk = await ring("lies");
  talk.model.answer({ text: "Done! You're booked for tomorrow at three. See you then!" });
  await talk.say("A haircut tomorrow at three, please. I'm Anita.");
  expect(talk.heard()).toBe("That isn't done yet.");
  expect(await talk.book()).toEqual([]);
});

test("a model that confirms before anything was read back books nothing", async () => {
  await using talk = await ring("wrong-order");
  talk.model.answer({ tools: [confirm("proposal_invented")] });
  talk.model.answer({ text: "You're all set!" });
  await talk.say("A haircut tomorrow at three, please. I'm Anita.");
  expect(talk.heard()).toBe("That isn't done yet.");
  expect(await talk.book()).toEqual([]);
});

test("a model that confirms although the caller said no books nothing", async () => {
  await using talk = await ring("no-means-no");
  talk.model.answer({ tools: [book("haircut", "tomorrow at three in the afternoon", "Anita")] });
  await talk.say("A haircut tomorrow at three, please. I'm Anita.");
  talk.model.answer((request) => ({ tools: [confirm(proposalIn(request))] }));
  talk.model.answer({ text: "I've booked it for you." });
  await talk.say("No, not that.");
  expect(await talk.book()).toEqual([]);
  expect(talk.heard()).toBe("I haven't booked anything yet.");
});

test("a model that invents a free time is not heard with it", async () => {
  await using talk = await ring("invents");
  talk.model.answer({ text: "We have 4:45 PM free on that day. What would you like done?" });
  await talk.say("What's free tomorrow?");
  expect(talk.heard()).toBe("What would you like done?");
});

test("a model may tell what everybody may know, and can't offer the hour we open as one that is free", async () => {
  await using talk = await ring("briefing");
  talk.model.answer({ text: "A haircut is 400 rupees. We open at ten every day." });
  await talk.say("What's a haircut, and when do you open?");
  expect(talk.heard()).toBe("A haircut is 400 rupees. We open at ten every day.");
  talk.model.answer({ text: "I have ten o'clock on Monday. What would you like done?" });
  await talk.say("When can I come?");
  expect(talk.heard()).toBe("What would you like done?");
});

test("a model that gives another customer's name away is not heard with it", async () => {
  await using talk = await ring("leaks");
  talk.model.answer({ text: "Kavya Iyer has that hour. Would another time suit you?" });
  await talk.say("Who's there before me?");
  expect(talk.heard()).toBe("Would another time suit you?");
});

test("a model that runs in circles is stopped, and the caller is not left in silence", async () => {
  await using talk = await ring("circles");
  for (let step = 0; step < 20; step += 1)
    talk.model.answer({ tools: [{ name: "list_services", input: {} }] });
  await talk.say("What do you do?");
  expect(talk.heard()).not.toBe("");
});

test("markdown is never spoken", async () => {
  await using talk = await ring("markdown");
  talk.model.answer({ text: "**Sure!** What would you like done?" });
  await talk.say("Hello there");
  expect(talk.heard()).toBe("Sure! What would you like done?");
});

test.each(["rate-limit", "server", "quota", "cut", "half-tool"] as const)(
  "the script takes the call over, with what was said so far, when the model fails by %s",
  async (fault) => {
    await using talk = await ring(`fails-${fault}`);
    talk.model.answer({ text: "Sure. What would you like done?" });
    await talk.say("I'd like an appointment tomorrow at three");
    talk.model.answer({ text: "One moment,", tools: [book("haircut", "x", "y")], fault });
    await talk.say("A haircut");
    expect(talk.heard()).toMatch(/name/u);
    await talk.say("Anita");
    await talk.say("yes");
    await talk.say("yes");
    expect(await talk.book()).toEqual(["haircut for Anita"]);
  },
);

type Request = Parameters<
  Extract<Parameters<ChatStandIn["answer"]>[0], (...args: never) => unknown>
>[0];

function book(service: string, when: string, name: string) {
  return {
    name: "book_appointment",
    input: { service, when, customer_name: name, phone: "caller" },
  };
}

function confirm(proposal: string) {
  return { name: "confirm_proposal", input: { proposal } };
}

/** The proposal that the request's tool results tell of. */
function proposalIn({ messages }: Request): string {
  const texts = messages.map((message) => (message.role === "tool" ? message.content : ""));
  return /"proposal":"([^"]+)"/u.exec(texts.join("\n"))?.[1] ?? "none";
}

async function ring(name: string) {
  await using stack = new AsyncDisposableStack();
  const model = stack.use(await ChatStandIn.open());
  const config: Config = {
    ...readConfig({ DATABASE_URL: join(folder, `${name}.db`), LOG_LEVEL: "silent" }),
    models: [
      { service: "openai", model: model.model, apiKey: model.apiKey, baseUrl: model.baseUrl },
    ],
  };
  let shown: string[] = [];
  const chat = stack.use(await openChat(config, { from: FROM, show: (text) => shown.push(text) }));
  const running = stack.move();
  return {
    model,
    async say(text: string) {
      shown = [];
      await chat.say(text);
    },
    /** What the desk said to the last words of the caller. */
    heard: () => shown.join(" "),
    async book() {
      await using desk = await openBookDesk(config);
      const booked = await desk.appointments({});
      return booked.map(
        ({ services, customer }) => `${services.join(" and ")} for ${customer.name}`,
      );
    },
    [Symbol.asyncDispose]: () => running[Symbol.asyncDispose](),
  };
}

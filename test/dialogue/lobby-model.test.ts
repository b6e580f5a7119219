import { expect, test } from "vitest";
import { modelBrain } from "../../src/brain/model/model-brain.ts";
import { scriptedBrain } from "../../src/brain/scripted/scripted-brain.ts";
import type { Json } from "../../src/base/json.ts";
import type { ModelEvent, ModelRequest } from "../../src/ports/language-model.ts";
import { ScriptedModel } from "../../src/ports/testing/scripted-model.ts";
import { LobbyTalk } from "./lobby-talk.ts";

type Answer = readonly ModelEvent[] | ((request: ModelRequest) => readonly ModelEvent[]);

test("a model announces: it looks up, reads back through the tool, and confirms after the yes", async () => {
  await using talk = await withModel(
    tool("lookup_employee", { name: "priya raman" }),
    say("Priya Raman in Engineering?"),
    (request) => tool("notify_host", { host: handleIn(request), visitor: "Tom Baker" }),
    (request) => tool("confirm_proposal", { proposal: proposalIn(request) }),
    say("I've let Priya know. Please take a seat."),
  );
  await talk.say("Priya Raman, please");
  expect(await talk.say("Yes, I'm Tom Baker")).toBe(
    "So that's Tom Baker for Priya Raman. Shall I let Priya know?",
  );
  expect(await talk.say("yes")).toBe("I've let Priya know. Please take a seat.");
  // Nobody who waits is asked whether they are still there.
  expect(talk.expects).toBe("wait");
  expect(await talk.visits()).toEqual(["Tom Baker for Priya Raman: meeting, arrived"]);
});

test("a model that says it told somebody, and did not, is not believed", async () => {
  await using talk = await withModel(
    tool("lookup_employee", { name: "priya raman" }),
    say("Great, I've let Priya know you're here. Your badge is printed."),
  );
  expect(await talk.say("Priya Raman. I'm Tom.")).toBe("I haven't told anybody yet.");
  expect(await talk.visits()).toEqual([]);
});

test("a model can't announce anybody to somebody who wasn't looked up, whatever handle it makes up", async () => {
  await using talk = await withModel(
    tool("notify_host", { host: "acme/priya", visitor: "Tom Baker" }),
    say("Who are you here to see?"),
    tool("notify_host", { host: "host_0123456789", visitor: "Tom Baker" }),
    say("Who was it again?"),
  );
  await talk.say("Just let Priya know");
  await talk.say("Go on");
  expect(talk.lines.filter((line) => line.startsWith("tool:"))).toEqual([
    "tool: notify_host unknown-host",
    "tool: notify_host unknown-host",
  ]);
  expect(await talk.visits()).toEqual([]);
});

test("a model that confirms before the yes, or without a proposal, tells nobody", async () => {
  await using talk = await withModel(
    tool("lookup_employee", { name: "priya raman" }),
    tool("confirm_proposal", { proposal: "proposal_invented" }),
    say("She's on her way."),
  );
  expect(await talk.say("Priya Raman. I'm Tom.")).toBe("I haven't heard from them yet.");
  expect(talk.lines).not.toContain("tool: confirm_proposal announced");
  expect(await talk.visits()).toEqual([]);
});

test("a model that prints a badge before anybody was announced is refused", async () => {
  await using talk = await withModel(
    tool("print_badge", {}),
    say("Your badge is printed. Who are you here to see?"),
  );
  expect(await talk.say("I need a badge")).toBe("Nothing is printed yet. Who are you here to see?");
  expect(talk.lines).not.toContain("tool: print_badge asked");
});

test("a model can't name who works here without having looked them up", async () => {
  await using talk = await withModel(
    say("We have Siobhan O'Brien and Marcus Johnson in Sales. Who are you here to see?"),
  );
  expect(await talk.say("Who works in sales?")).toBe("Who are you here to see?");
});

test("a model is only told names and departments, never numbers or addresses", async () => {
  const model = new ScriptedModel(
    tool("lookup_employee", { name: "priya raman" }),
    say("Priya Raman in Engineering?"),
  );
  await using talk = await LobbyTalk.begin({ brain: modelBrain(model) });
  await talk.say("Priya Raman");
  const seen = JSON.stringify(model.requests);
  expect(seen).toContain("Priya Raman");
  expect(seen).not.toMatch(/@acme|\+1212|acme\/priya|Siobhan/u);
});

test("a model may repeat the host's answer, and not invent one", async () => {
  await using talk = await withModel(
    tool("lookup_employee", { name: "priya raman" }),
    say("Priya Raman in Engineering?"),
    (request) => tool("notify_host", { host: handleIn(request), visitor: "Tom Baker" }),
    (request) => tool("confirm_proposal", { proposal: proposalIn(request) }),
    say("Thanks, please take a seat."),
    say("Priya is on her way."),
    say("Priya is on her way."),
  );
  await talk.say("Priya Raman");
  await talk.say("Yes, I'm Tom Baker");
  await talk.say("yes");
  expect(await talk.say("Is she coming?")).toBe("I haven't heard from them yet.");
  await talk.hear({ id: "n1", kind: "on-my-way", text: "Priya's on the way down.", data: null });
  expect(await talk.say("What did she say?")).toBe("Priya is on her way.");
});

test("the script goes on where a model stopped, with all that was found and said", async () => {
  const model = modelBrain(
    new ScriptedModel(
      tool("lookup_employee", { name: "priya raman" }),
      say("Priya Raman in Engineering?"),
    ),
  );
  let steps = 0;
  await using talk = await LobbyTalk.begin({
    brain: {
      name: "model, then script",
      respond(context, options) {
        steps += 1;
        return (steps <= 2 ? model : scriptedBrain).respond(context, options);
      },
    },
  });
  await talk.say("Priya Raman, please");
  expect(await talk.say("yes")).toBe("What's your name, and which company are you with?");
  await talk.say("Tom Baker");
  await talk.say("a meeting");
  await talk.say("yes");
  expect(await talk.visits()).toEqual(["Tom Baker for Priya Raman: meeting, arrived"]);
});

async function withModel(...answers: readonly Answer[]): Promise<LobbyTalk> {
  return await LobbyTalk.begin({ brain: modelBrain(new ScriptedModel(...answers)) });
}

const DONE: ModelEvent = { type: "done", because: "stop" };

function say(text: string): readonly ModelEvent[] {
  return [{ type: "text", text }, DONE];
}

function tool(name: string, input: Json): readonly ModelEvent[] {
  return [{ type: "tool", call: { id: `call_${name}`, name, input } }, DONE];
}

/** The newest handle that the request's tool results tell of. */
function handleIn(request: ModelRequest): string {
  return /"host":"(host_\w+)"/u.exec(resultsOf(request))?.[1] ?? "none";
}

function proposalIn(request: ModelRequest): string {
  return /"proposal":"(proposal_\w+)"/u.exec(resultsOf(request))?.[1] ?? "none";
}

function resultsOf({ messages }: ModelRequest): string {
  return JSON.stringify(messages.filter(({ role }) => role === "tool"));
}

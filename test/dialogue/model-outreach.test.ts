import { expect, test } from "vitest";
import { ANITA } from "../../src/actions/testing/open-salon.ts";
import { Reception } from "../../src/app/reception.ts";
import { modelBrain } from "../../src/brain/model/model-brain.ts";
import { LiveCallFeed } from "../../src/call/runtime/feed.ts";
import { TerminalLine } from "../../src/channels/terminal/index.ts";
import { silentLogger } from "../../src/ops/logger.ts";
import type { Json } from "../../src/base/json.ts";
import type { ModelEvent, ModelRequest } from "../../src/ports/language-model.ts";
import { ScriptedModel } from "../../src/ports/testing/scripted-model.ts";
import { hasOptedOut } from "../../src/store/outbox/opted-out.ts";
import { ringOut, type RungOut } from "./ring-out.ts";

type Answer = readonly ModelEvent[] | ((request: ModelRequest) => readonly ModelEvent[]);

function says(text: string): readonly ModelEvent[] {
  return [
    { type: "text", text },
    { type: "done", because: "stop" },
  ];
}

function wants(name: string, input: Json = {}): readonly ModelEvent[] {
  return [
    { type: "tool", call: { id: "t1", name, input } },
    { type: "done", because: "tools" },
  ];
}

function confirms(request: ModelRequest): readonly ModelEvent[] {
  const proposal = /"proposal":"([^"]+)"/u.exec(JSON.stringify(request.messages))?.[1];
  return wants("confirm_proposal", { proposal: proposal ?? "none" });
}

/** A call to Anita about her haircut on Tuesday at 3 PM, in writing, that a model holds. */
async function held(purpose: "reminder" | "follow-up", ...answers: readonly Answer[]) {
  const out = await ringOut({ purpose });
  const { salon, callId } = out;
  const { database, clock, deskId } = salon;
  const model = new ScriptedModel(...answers);
  const shown: string[] = [];
  const written = new TerminalLine({ show: (text) => void shown.push(text), callerNumber: ANITA });
  const reception = new Reception({
    database,
    clock,
    logger: silentLogger,
    feed: new LiveCallFeed(),
    brain: modelBrain(model),
    deskFor: () => Promise.resolve(deskId),
    forgetsWords: false,
    wordsAreKept: false,
  });
  void reception.answer(Object.assign(written, { outgoing: { callId } }), callId);
  await clock.settle();
  return {
    out,
    model,
    shown,
    async say(text: string): Promise<string> {
      const before = shown.length;
      written.type(text);
      await clock.settle();
      return shown.slice(before).join(" ");
    },
    async [Symbol.asyncDispose]() {
      written.leave();
      await reception[Symbol.asyncDispose]();
      await out[Symbol.asyncDispose]();
    },
  };
}

async function isConfirmed({ salon, visitId }: RungOut): Promise<boolean> {
  const row = await salon.database.read
    .selectFrom("visits")
    .select("confirmed_at_ms")
    .where("id", "=", visitId)
    .executeTakeFirstOrThrow();
  return row.confirmed_at_ms !== null;
}

test("a model is told why it rang and may use what only such a call needs", async () => {
  await using call = await held("reminder", says("Lovely. Anything else?"));
  expect(call.shown.join(" ")).toContain("Will you be able to make it?");
  await call.say("Hm, one moment");
  const [request] = call.model.requests;
  expect(request?.instructions).toContain("This is a call that we make");
  expect(request?.tools.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["confirm_coming", "call_later", "stop_calling", "wrong_number"]),
  );
});

test("a model notes that the customer comes", async () => {
  await using call = await held("reminder", wants("confirm_coming"), says("Great, see you then!"));
  expect(await call.say("Yes, I'll be there")).toBe("Great, see you then!");
  expect(await isConfirmed(call.out)).toBe(true);
  expect(await call.out.outcome()).toBe("confirmed");
});

test("a model that only says that the appointment is cancelled is not believed", async () => {
  await using call = await held("reminder", says("Done, I've cancelled your appointment."));
  expect(await call.say("Cancel it please")).not.toContain("I've cancelled");
  expect(await call.out.talk.book()).toHaveLength(1);
});

test("a model cancels once that was read back and agreed to", async () => {
  await using call = await held(
    "reminder",
    wants("cancel_appointment", { appointment: "it" }),
    confirms,
    says("Anything else?"),
  );
  expect(await call.say("I can't come, cancel it")).toContain("Shall I cancel it?");
  expect(await call.out.talk.book()).toHaveLength(1);
  await call.say("Yes");
  expect(await call.out.talk.book()).toEqual([]);
});

test("a model ends the calls to whoever wants none, and hangs up", async () => {
  await using call = await held("reminder", wants("stop_calling"));
  expect(await call.say("Don't ring me again")).toContain("won't call or text this number");
  const { database, deskId } = call.out.salon;
  expect(await hasOptedOut(database.read, { deskId, phone: ANITA })).toBe(true);
});

test("a model keeps a rating in the customer's own words", async () => {
  await using call = await held(
    "follow-up",
    wants("record_rating", { words: "two, I waited for ages" }),
    says("Thank you."),
  );
  await call.say("Two, I waited for ages");
  const kept = await call.out.salon.database.read.selectFrom("ratings").select("stars").execute();
  expect(kept).toEqual([{ stars: 2 }]);
});

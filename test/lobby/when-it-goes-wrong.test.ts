import { expect, test } from "vitest";
import { SpokenLobby, type SpokenVisit } from "./support/spoken-lobby.ts";
import { FRONT_DESK_CHANNEL } from "./support/staff.ts";
import { VisitRecord } from "./support/visit-record.ts";

/** Nobody speaks here: visitors type, and all behind them is as it is for those who speak. */
async function openForTyping(): Promise<SpokenLobby> {
  return await SpokenLobby.open(undefined);
}

async function sayAll(visit: SpokenVisit, ...words: readonly string[]): Promise<string> {
  let answer = "";
  for (const one of words) answer = await visit.ask(one);
  return answer;
}

/** Has themselves announced to Priya, and answers what they heard then. */
async function announceTom(
  lobby: SpokenLobby,
): Promise<{ readonly visit: SpokenVisit; readonly heard: string }> {
  const visit = await lobby.enter("keys");
  await visit.answer();
  const done = await sayAll(visit, "Priya Raman", "yes", "Tom Baker", "a meeting", "yes");
  expect(done).toMatch(/I'm letting Priya know now/u);
  return { visit, heard: done };
}

/** Everything that is said until nothing has been for so long. */
async function listenFor(visit: SpokenVisit, ms: number): Promise<string> {
  await visit.pass(ms);
  return visit.said();
}

test("with Slack down the host gets a text at once", async () => {
  await using lobby = await openForTyping();
  const record = new VisitRecord(lobby);
  const failing = Array.from({ length: 9 }, () => ({ kind: "status", status: 503 }) as const);
  for (const method of ["users.lookupByEmail", "conversations.open", "chat.postMessage"])
    lobby.staff.slack.mishaps.set(method, [...failing]);
  const { visit } = await announceTom(lobby);
  await visit.pass(12_000);
  expect(lobby.staff.twilio.messages.map(({ form }) => form.get("To"))).toEqual(["+12125550113"]);
  expect(lobby.staff.twilio.messages[0]?.form.get("Body")).toMatch(/Tom Baker is here/u);
  expect((await record.steps()).filter((step) => step.endsWith("sent"))).toEqual(["sms sent"]);
  visit.visitor.leave();
});

test("a text that is refused is no text: the host is rung up", async () => {
  await using lobby = await openForTyping();
  lobby.staff.twilio.optedOut.add("+12125550113");
  const { visit } = await announceTom(lobby);
  await visit.pass(45_000);
  expect(lobby.staff.twilio.messages).toEqual([]);
  expect(lobby.staff.twilio.calls.map(({ form }) => form.get("To"))).toEqual(["+12125550113"]);
  visit.visitor.leave();
});

test("no host answers: the visitor hears what is tried, and the front desk is told at the end", async () => {
  await using lobby = await openForTyping();
  const record = new VisitRecord(lobby);
  const { visit } = await announceTom(lobby);
  const heard = await listenFor(visit, 200_000);
  expect(heard).toMatch(/text/u);
  expect(heard).toMatch(/Grace Kim/u);
  expect(heard).toMatch(/security desk/u);
  expect(heard).not.toMatch(/on the way/u);
  const told = lobby.staff.notices.map(({ to }) => to);
  expect(told).toEqual(["Priya Raman", "Grace Kim", FRONT_DESK_CHANNEL]);
  expect(await record.visits()).toEqual(["Tom Baker for Priya Raman: meeting, waiting"]);
  visit.visitor.leave();
});

test("a printer on fire: the visitor is told where to go, the front desk that it needs them, and the host comes all the same", async () => {
  await using lobby = await openForTyping();
  const record = new VisitRecord(lobby);
  lobby.staff.printer.printerState = "stopped";
  lobby.staff.printer.printerReasons = ["other-error"];
  lobby.staff.printer.next = "processing-stopped";
  lobby.staff.habit = { answer: "on-my-way", afterMs: 30_000 };
  const { visit, heard: at } = await announceTom(lobby);
  const heard = at + (await listenFor(visit, 20_000));
  expect(heard).toMatch(/badge/u);
  expect(heard).toMatch(/security desk/u);
  expect(await record.badges()).toEqual([]);
  expect(lobby.staff.notices.map(({ to }) => to)).toContain(FRONT_DESK_CHANNEL);
  expect(await listenFor(visit, 20_000)).toMatch(/Priya is on the way/u);
  visit.visitor.leave();
});

test("out of paper: the badge is taken back from the printer, so that it doesn't come out for somebody else", async () => {
  await using lobby = await openForTyping();
  lobby.staff.printer.next = "processing-stopped";
  lobby.staff.printer.nextReasons = ["media-empty-error"];
  const { visit, heard } = await announceTom(lobby);
  expect(heard + (await listenFor(visit, 15_000))).toMatch(/ask the security desk on your right/u);
  expect(new VisitRecord(lobby).notices().join()).toMatch(/badge printer .* (?:labels|in time)/u);
  expect(lobby.staff.printer.jobs.map(({ state }) => state)).toEqual(["canceled"]);
  visit.visitor.leave();
});

test("what a host writes is spoken to the visitor as theirs", async () => {
  await using lobby = await openForTyping();
  lobby.staff.habit = { answer: "said", words: "Five minutes, I'm in a call", afterMs: 6000 };
  const { visit } = await announceTom(lobby);
  expect(await listenFor(visit, 10_000)).toMatch(/Priya.*Five minutes, I'm in a call/u);
  visit.visitor.leave();
});

test("a host who left isn't announced to, and whoever is seen instead is", async () => {
  await using lobby = await openForTyping();
  const record = new VisitRecord(lobby);
  const visit = await lobby.enter("keys");
  await visit.answer();
  expect(await visit.ask("I'm here to see Peter Lindqvist")).toMatch(
    /doesn't work here any more, but Priya Raman can help/u,
  );
  await sayAll(visit, "yes", "Tom Baker", "a meeting", "yes");
  await visit.pass(2000);
  expect(record.notices()).toEqual(["Priya Raman: Tom Baker is here to see you."]);
  visit.visitor.leave();
});

test("a child who is looking for their mother gets a person", async () => {
  await using lobby = await openForTyping();
  const visit = await lobby.enter("keys");
  await visit.answer();
  expect(await visit.ask("i can't find my mommy")).toMatch(/security desk/u);
  await visit.pass(3000);
  expect(lobby.staff.notices.map(({ to }) => to)).toEqual([FRONT_DESK_CHANNEL]);
  visit.visitor.leave();
});

test("three people at once are one visit under one name", async () => {
  await using lobby = await openForTyping();
  const record = new VisitRecord(lobby);
  const visit = await lobby.enter("keys");
  await visit.answer();
  await sayAll(visit, "there are three of us to see Noah Goldberg", "yes", "all together");
  await sayAll(visit, "Anna Schmidt", "a meeting", "yes");
  await visit.pass(2000);
  expect(await record.visits()).toEqual(["Anna Schmidt for Noah Goldberg: meeting, waiting"]);
  expect(record.notices()[0]).toMatch(/Noah Goldberg: Anna Schmidt and 2 others/u);
  visit.visitor.leave();
});

test.each(["hola, vengo a ver a Sarah", "do you speak french"])(
  "'%s', which nobody here understands, gets a person",
  async (words) => {
    await using lobby = await openForTyping();
    const visit = await lobby.enter("keys");
    await visit.answer();
    expect(await visit.ask(words)).toMatch(/security desk/u);
    await visit.pass(3000);
    expect(lobby.staff.notices.map(({ to }) => to)).toEqual([FRONT_DESK_CHANNEL]);
    visit.visitor.leave();
  },
);

test("a name that nobody finds is spelled, and found by its letters", async () => {
  await using lobby = await openForTyping();
  const visit = await lobby.enter("keys");
  await visit.answer();
  expect(await visit.ask("i'm here to see mr brown")).toMatch(/spell the last name/u);
  expect(await visit.ask("k o w a l s k i")).toBe("Daniel Kowalski in Engineering?");
  visit.visitor.leave();
});

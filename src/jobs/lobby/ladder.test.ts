import { expect, test } from "vitest";
import { answerByText } from "../../actions/lobby/answers/answer-by-text.ts";
import { answerNotice } from "../../actions/lobby/answers/answer-notice.ts";
import { decideVisit } from "../../actions/lobby/deny/decide-visit.ts";
import { addDenyEntry } from "../../actions/lobby/deny/deny-entries.ts";
import { endLobbyVisit } from "../../store/lobby/lobby-visits.ts";
import { openStaffedLobby, type StaffedLobby } from "./testing/staffed-lobby.ts";

/** Has answers in the chat kept as a running service does. */
function hear({ chat, lobby }: StaffedLobby): AsyncDisposable {
  return chat.listen((answer) => answerNotice(lobby, answer));
}

test("a host is told in the chat at once, and after that by text, by a call, and whoever steps in, and the front desk", async () => {
  await using room = await openStaffedLobby();
  const { visitId } = await room.announce();
  await room.pass(1);
  expect(room.chat.shown.map(({ notice }) => notice.headline)).toEqual([
    "Tom Baker from Initech is here to see you.",
  ]);
  expect(room.messenger.taken).toEqual([]);
  await room.pass(30);
  expect(room.messenger.taken.map(({ to }) => to)).toEqual(["+12125550111"]);
  await room.pass(45);
  expect(room.dialler.rung.map(({ to }) => to)).toEqual(["+12125550111"]);
  await room.pass(45);
  expect(room.chat.shown.at(-1)?.notice.headline).toBe(
    "Tom Baker from Initech is here to see Sarah Chen, who hasn't answered yet.",
  );
  expect(room.messenger.taken.map(({ to }) => to)).toEqual(["+12125550111", "+12125550113"]);
  await room.pass(60);
  expect(room.chat.shown.at(-1)?.notice).toMatchObject({
    to: "C0FRONTDESK",
    headline: "Tom Baker from Initech is waiting for Sarah Chen, and nobody has answered.",
  });
  expect(await room.steps(visitId)).toEqual([
    "slack sent",
    "sms sent",
    "call sent",
    "alternate-slack sent",
    "alternate-sms sent",
    "front-desk sent",
    "front-desk-sms sent",
  ]);
  expect(await room.news(visitId)).toEqual([
    "sms-sent: I've also sent Sarah a text.",
    "ringing: I'm ringing Sarah now.",
    "trying-alternate: Sarah hasn't answered yet, so I'm trying Priya Raman, who can help.",
    "front-desk: I haven't had an answer yet, so I've asked the security desk to help you. Thank you for waiting.",
  ]);
});

test("the first answer stops the ladder, reaches the visitor and takes the buttons away everywhere", async () => {
  await using room = await openStaffedLobby();
  await using _ = hear(room);
  const { visitId } = await room.announce();
  await room.pass(125);
  const [own, alternates] = room.chat.shown;
  if (!own || !alternates) throw new Error("Two were to be told");
  expect(await room.chat.answer(alternates.notice.noticeId, "colleague")).toBe(true);
  expect(await room.chat.answer(own.notice.noticeId, "on-my-way")).toBe(true);
  await room.pass(120);
  expect(alternates.closedWith).toBe("You answered: a colleague will come, 9:02 AM.");
  expect(own.closedWith).toBe("Priya Raman answered: a colleague will come, 9:02 AM.");
  expect((await room.steps(visitId)).at(-1)).toBe("front-desk skipped (answered)");
  expect((await room.news(visitId)).at(-1)).toBe(
    "colleague: Priya Raman is sending a colleague to meet you. Please take a seat.",
  );
  const visit = await room.lobby.database.read
    .selectFrom("lobby_visits")
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(visit).toMatchObject({
    status: "answered",
    host_answer: "colleague",
    answered_by_id: "acme/priya",
    answered_at_ms: room.lobby.at("2026-11-23T09:02") + 5000,
  });
  const audit = await room.lobby.database.read
    .selectFrom("audit")
    .select(["action", "channel"])
    .orderBy("sequence")
    .execute();
  const told = { action: "told", channel: "jobs" };
  expect(audit).toEqual([
    { action: "announced", channel: "browser" },
    told,
    told,
    told,
    told,
    told,
    { action: "host-answered", channel: "slack" },
    { action: "host-answered-late", channel: "slack" },
  ]);
});

test("a notice that somebody else answered is closed in the chat", async () => {
  await using room = await openStaffedLobby();
  const { visitId } = await room.announce();
  await room.pass(31);
  const reply = await answerByText(room.lobby, { from: "+12125550111", text: "2 ten minutes" });
  expect(reply).toBe(
    'Thank you, Sarah. I\'m passing it on to Tom Baker: please wait ("ten minutes").',
  );
  await room.pass(1);
  expect(room.chat.shown[0]?.closedWith).toBe(
    'You answered: please wait ("ten minutes"), 9:00 AM.',
  );
  expect((await room.news(visitId)).at(-1)).toBe(
    "wait: Sarah asks you to wait about 10 minutes. Please take a seat.",
  );
  expect(await answerByText(room.lobby, { from: "+12125550111", text: "2 ten minutes" })).toBe(
    'Sarah Chen has already answered Tom Baker: please wait ("ten minutes").',
  );
  expect(await answerByText(room.lobby, { from: "+12125550999", text: "1" })).toBeUndefined();
  expect(await answerByText(room.lobby, { from: "+12125550111", text: "STOP" })).toBeUndefined();
});

test("a host's own words are told as theirs, without what can't be said", async () => {
  await using room = await openStaffedLobby();
  await using _ = hear(room);
  const { visitId } = await room.announce();
  await room.pass(1);
  const text = "Be with you in 5!! 😀 see https://acme.example/map";
  await room.chat.answer(room.chat.shown[0]?.notice.noticeId ?? "", "said", { text });
  expect((await room.news(visitId)).at(-1)).toBe("said: Sarah says: Be with you in 5! see a link.");
});

test("a visitor whom the host doesn't expect is never told so bluntly, and the front desk sees to them", async () => {
  await using room = await openStaffedLobby();
  await using _ = hear(room);
  const { visitId } = await room.announce();
  await room.pass(1);
  await room.chat.answer(room.chat.shown[0]?.notice.noticeId ?? "", "not-expected");
  await room.pass(1);
  const desk = room.chat.shown.at(-1);
  expect(desk?.notice.headline).toBe(
    "Tom Baker from Initech is in the lobby to see Sarah Chen, who isn't expecting them.",
  );
  expect(room.messenger.taken.map(({ to }) => to)).toEqual(["+12125550110"]);
  expect(await room.chat.answer(desk?.notice.noticeId ?? "", "on-my-way")).toBe(true);
  await room.pass(300);
  expect(await room.news(visitId)).toEqual([
    "not-expected: Sarah isn't sure about today's visit. Somebody from the security desk will be right with you.",
    "front-desk-on-my-way: Somebody from the security desk is on the way to you. Please take a seat.",
  ]);
  expect(room.messenger.taken).toHaveLength(1);
  expect(room.dialler.rung).toEqual([]);
});

test("while the chat is down the text comes at once, and so on down the ladder", async () => {
  await using room = await openStaffedLobby({
    chat: ["unsent", "unsent", "unsent"],
    messenger: ["refuse"],
  });
  const { visitId } = await room.announce();
  await room.pass(1);
  expect(room.dialler.rung.map(({ to }) => to)).toEqual(["+12125550111"]);
  const steps = await room.steps(visitId);
  expect(steps.slice(3)).toEqual([
    "alternate-slack waiting",
    "alternate-sms waiting",
    "front-desk waiting",
  ]);
  expect(new Set(steps.slice(0, 3))).toEqual(
    new Set(["call sent", "sms failed (blocked)", "slack waiting (rate-limit)"]),
  );
  await room.pass(25);
  expect(await room.steps(visitId)).toContain("slack failed (rate-limit)");
});

test("without any way to tell anybody the visitor is sent to the front desk at once, and nobody claims otherwise", async () => {
  await using room = await openStaffedLobby();
  const { visitId } = await room.announce();
  const alone = room.ladder({});
  await room.pass(1, alone);
  expect(await room.news(visitId)).toEqual([
    "unreached: I'm sorry, I can't reach anybody from here. Please go to the security desk, and they'll help you.",
  ]);
  expect((await room.steps(visitId)).every((step) => step.includes("skipped (no-"))).toBe(true);
});

test("a visitor who leaves isn't announced any further", async () => {
  await using room = await openStaffedLobby();
  const { visitId } = await room.announce();
  await room.pass(1);
  const { clock, database } = room.lobby;
  await database.write((writer) =>
    endLobbyVisit(writer, visitId, { atMs: clock.nowMs(), by: "desk" }),
  );
  await room.pass(200);
  expect(room.chat.shown).toHaveLength(1);
  expect(room.chat.shown[0]?.closedWith).toBe("Tom Baker has left again.");
  expect(room.messenger.taken).toEqual([]);
});

test("a delivery is told to its recipient alone, where it lies, without buttons; by the next way when that fails", async () => {
  await using room = await openStaffedLobby({ chat: ["refuse"] });
  const { visitId } = await room.announce({
    purpose: "delivery",
    visitor: null,
    company: "FedEx",
  });
  await room.pass(200);
  expect(room.messenger.taken.map(({ text }) => text)).toEqual([
    "Acme Corp: A delivery for you from FedEx was left on the shelf next to the front door.",
  ]);
  expect(await room.steps(visitId)).toEqual(["slack failed (not-allowed)", "sms sent"]);
  expect(await room.news(visitId)).toEqual([]);
});

test("who left the company while the ladder stood isn't told", async () => {
  await using room = await openStaffedLobby();
  const { visitId } = await room.announce();
  await room.lobby.database.write((writer) =>
    writer
      .updateTable("employees")
      .set({ status: "gone" })
      .where("id", "=", "acme/sarah-chen")
      .execute(),
  );
  await room.pass(1);
  expect(room.chat.shown.map(({ notice }) => notice.to)).toEqual(["U-priya"]);
  expect((await room.news(visitId)).at(-1)).toBe(
    "trying-alternate: I can't reach Sarah just now, so I'm trying Priya Raman, who can help.",
  );
});

test("of a visitor who may be on the deny list only the front desk is told, and the visitor hears only that someone comes", async () => {
  await using room = await openStaffedLobby();
  await using _ = hear(room);
  const { database, owner, clock, deskId } = room.lobby;
  await addDenyEntry(owner, { name: "Tom Baker" });
  const { visitId } = await room.announce();
  await room.pass(100);
  expect(room.chat.shown.map(({ notice }) => [notice.to, notice.headline])).toEqual([
    ["C0FRONTDESK", "Please see to Tom Baker from Initech before they go in."],
  ]);
  expect(room.messenger.taken.map(({ to }) => to)).toEqual(["+12125550110"]);
  expect(await room.chat.answer(room.chat.shown[0]?.notice.noticeId ?? "", "on-my-way")).toBe(true);
  expect(await room.news(visitId)).toEqual(["please-wait: Someone will be with you in a moment."]);
  // It isn't they: from here on it is a visit like any other.
  const decision = { visitId, verdict: "other", printsBadges: false } as const;
  expect((await decideVisit({ ...owner, database, clock, deskId }, decision)).ok).toBe(true);
  await room.pass(35);
  expect(room.chat.shown.at(-1)?.notice.headline).toBe(
    "Tom Baker from Initech is here to see you.",
  );
  expect(room.messenger.taken.at(-1)?.to).toBe("+12125550111");
  expect((await room.news(visitId)).slice(1)).toEqual(["sms-sent: I've also sent Sarah a text."]);
});

test("a host who asked a visitor to wait may say more; nobody else's answer takes its place", async () => {
  await using room = await openStaffedLobby();
  const { visitId } = await room.announce();
  await room.pass(125);
  const text = (from: string, words: string) => answerByText(room.lobby, { from, text: words });
  await text("+12125550111", "2");
  expect(await text("+12125550113", "1")).toBe(
    "Sarah Chen has already answered Tom Baker: please wait.",
  );
  await room.lobby.clock.advance(60_000);
  await text("+12125550111", "on my way");
  expect(await text("+12125550111", "4")).toBe(
    "Sarah Chen has already answered Tom Baker: on my way.",
  );
  expect((await room.news(visitId)).slice(-2)).toEqual([
    "wait: Sarah asks you to wait a little. Please take a seat.",
    "on-my-way: Sarah is on the way. Please take a seat.",
  ]);
});

import { expect, test } from "vitest";
import { answerNotice } from "../../src/actions/lobby/answers/answer-notice.ts";
import { followHostCall, hostCall } from "../../src/actions/lobby/answers/host-call.ts";
import { Reception } from "../../src/app/reception.ts";
import { VisitNewsRounds } from "../../src/app/visit-news.ts";
import { scriptedBrain } from "../../src/brain/scripted/scripted-brain.ts";
import { LiveCallFeed } from "../../src/call/runtime/feed.ts";
import { TerminalLine } from "../../src/channels/terminal/index.ts";
import { readableLogger } from "../../src/channels/twilio/testing/log-lines.ts";
import { BadgeRounds } from "../../src/jobs/lobby/badge-rounds.ts";
import { openStaffedLobby, type StaffedLobby } from "../../src/jobs/lobby/testing/staffed-lobby.ts";
import { tellFrontDesk } from "../../src/jobs/lobby/tell-front-desk.ts";
import type { PrintOutcome } from "../../src/ports/printer.ts";
import { ScriptedPrinter } from "../../src/ports/testing/scripted-printer.ts";
import { claimBadge } from "../../src/store/lobby/badges.ts";
import { readPdf } from "../support/badges/read-badge.ts";

const { signal } = new AbortController();

/** A visitor at the lobby's screen, and the service around them. */
class VisitorAtDesk {
  readonly room: StaffedLobby;
  readonly printer: ScriptedPrinter;
  readonly said: string[] = [];
  readonly line: TerminalLine;
  readonly news: VisitNewsRounds;
  readonly reception: Reception;
  readonly #call: Promise<unknown>;

  constructor(
    room: StaffedLobby,
    options: { readonly outcomes?: PrintOutcome[]; readonly tellsNobody?: boolean } = {},
  ) {
    const { outcomes = [], tellsNobody = false } = options;
    this.room = room;
    this.printer = new ScriptedPrinter({ outcomes });
    const { database, clock, deskId } = room.lobby;
    const { logger } = readableLogger();
    this.news = new VisitNewsRounds({ database, clock, logger });
    this.reception = new Reception({
      database,
      clock,
      logger,
      feed: new LiveCallFeed(),
      brain: scriptedBrain,
      deskFor: () => Promise.resolve(deskId),
      forgetsWords: false,
      wordsAreKept: false,
      printsBadges: true,
      tellsNobody,
      visitNews: this.news.open,
    });
    this.line = new TerminalLine({ show: (text) => void this.said.push(text) });
    this.#call = this.reception.answer(this.line, "call_visitor");
  }

  /** The visitor says something; answers what is said to it within two seconds. */
  async says(text: string): Promise<string> {
    const before = this.said.length;
    this.line.type(text);
    await this.waits(2);
    return this.said.slice(before).join(" ");
  }

  async waits(seconds: number): Promise<string> {
    const before = this.said.length;
    for (let step = 0; step < seconds * 4; step += 1) await this.room.lobby.clock.advance(250);
    return this.said.slice(before).join(" ");
  }

  badges(): BadgeRounds {
    const { database, clock } = this.room.lobby;
    return new BadgeRounds({
      database,
      clock,
      printerOf: () => this.printer,
      tellFrontDesk: tellFrontDesk({
        clock,
        carriers: this.room,
        numberOf: () => Promise.resolve(undefined),
      }),
    });
  }

  async leaves(): Promise<void> {
    this.line.leave();
    await this.waits(1);
    await this.#call;
    await this.reception[Symbol.asyncDispose]();
  }
}

/** Tom Baker, who wants to see the Sarah in Engineering, and says so. */
async function announced(visitor: VisitorAtDesk): Promise<void> {
  await visitor.waits(1);
  for (const words of ["I'm here to see Sarah", "Engineering"]) await visitor.says(words);
  // Nobody is told before a name was given and what was read back was agreed to.
  expect(visitor.room.chat.shown).toEqual([]);
  await visitor.says("Tom Baker from Initech");
  await visitor.says("a meeting");
  expect(await visitor.says("yes")).toContain("I'm letting Sarah know now");
}

test("the notice, the text, the badge and the row of a visitor who asked for one of two Sarahs agree, and the answer is told", async () => {
  await using room = await openStaffedLobby();
  await using _ = room.chat.listen((answer) => answerNotice(room.lobby, answer));
  const visitor = new VisitorAtDesk(room);
  await announced(visitor);
  await visitor.badges().deliverDue(signal);
  expect(await visitor.waits(1)).toBe("Your badge is printed; please take it with you.");
  await room.pass(31);
  const { database } = room.lobby;
  const visit = await database.read
    .selectFrom("lobby_visits")
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(visit).toMatchObject({
    visitor_name: "Tom Baker",
    company: "Initech",
    host_id: "acme/sarah-chen",
    status: "waiting",
  });
  const [shown] = room.chat.shown;
  if (!shown) throw new Error("Nobody was told");
  expect(shown.notice).toMatchObject({
    to: "U-sarah-chen",
    headline: `${visit.visitor_name} from ${visit.company} is here to see you.`,
  });
  expect(room.messenger.taken.map(({ to, text }) => [to, text])).toEqual([
    [
      "+12125550111",
      `Acme Corp: ${visit.visitor_name} from ${visit.company} is here to see you. Reply 1 on my way, 2 please wait, 3 a colleague will come, 4 not expecting them, or write a message.`,
    ],
  ]);
  const [page] = visitor.printer.printed;
  if (page?.format !== "pdf") throw new Error("No badge was printed");
  const badge = await readPdf(page.bytes);
  const words = badge.lines.join(" ");
  for (const text of [visit.visitor_name, visit.company, "Sarah Chen"])
    expect(words).toContain(text);
  expect(badge.qr).toBe(visit.badge_token);
  expect(visitor.said).toContain("I've also sent Sarah a text.");
  await room.chat.answer(shown.notice.noticeId, "on-my-way");
  expect(await visitor.waits(1)).toBe("Sarah is on the way. Please take a seat.");
  const said = visitor.said.length;
  await visitor.waits(3);
  expect(visitor.said).toHaveLength(said);
  const untold = await database.read
    .selectFrom("visit_news")
    .select("kind")
    .where("told_at_ms", "is", null)
    .execute();
  expect(untold).toEqual([]);
  await visitor.leaves();
});

test("a host who is rung hears who is here and answers by a key, and the visitor hears it", async () => {
  await using room = await openStaffedLobby();
  const visitor = new VisitorAtDesk(room);
  await announced(visitor);
  await room.pass(76);
  const [rung] = room.dialler.rung;
  if (!rung) throw new Error("Nobody was rung");
  const heard: string[] = [];
  const phone = Object.assign(new TerminalLine({ show: (text) => void heard.push(text) }), {
    outgoing: { callId: rung.callId },
  });
  const call = visitor.reception.answer(phone, rung.callId);
  await visitor.waits(1);
  expect(heard.join(" ")).toBe(
    "Hello Sarah, this is Acme Corp's AI receptionist. Tom Baker from Initech is here to see you. Press 1, or say on my way, if you're coming. Press 2 to ask them to wait, 3 to send a colleague, or 4 if you're not expecting them.",
  );
  phone.type("3");
  expect(await visitor.waits(2)).toContain("Sarah is sending a colleague to meet you.");
  expect(heard.join(" ")).toMatch(/Thank you\. I'm passing it on to Tom Baker\. Goodbye!$/u);
  await call;
  await room.pass(120);
  expect(room.chat.shown).toHaveLength(1);
  expect(room.dialler.rung).toHaveLength(1);
  expect(await hostCall(room.lobby, rung.callId)).toMatchObject({ isNeeded: false });
  await visitor.leaves();
});

test("a host who doesn't pick up is followed by whoever steps in at once, not at their time", async () => {
  await using room = await openStaffedLobby();
  await room.announce();
  await room.pass(76);
  const callId = room.dialler.rung[0]?.callId ?? "";
  const told = { callId, carrierId: "CA1", unreached: "no-answer" } as const;
  expect(await followHostCall(room.lobby, told)).toBe(true);
  // The phone company tells it twice.
  expect(await followHostCall(room.lobby, told)).toBe(true);
  await room.pass(1);
  expect(room.chat.shown.map(({ notice }) => notice.to)).toEqual(["U-sarah-chen", "U-priya"]);
  expect(await followHostCall(room.lobby, { callId: "call_other", carrierId: "CA2" })).toBe(false);
});

test("where nobody can be told, the visitor is sent to the front desk at once", async () => {
  await using room = await openStaffedLobby();
  const visitor = new VisitorAtDesk(room);
  await announced(visitor);
  await room.ladder({}).deliverDue(signal);
  expect(await visitor.waits(1)).toBe(
    "I'm sorry, I can't reach anybody from here. Please go to the security desk, and they'll help you.",
  );
  await visitor.leaves();
});

test("a printer without paper is told of: the visitor where to go, the staff once an hour", async () => {
  await using room = await openStaffedLobby();
  const empty = { ok: false, reason: "out-of-paper", mayStillPrint: false } as const;
  const visitor = new VisitorAtDesk(room, { outcomes: [empty, empty, empty] });
  await announced(visitor);
  await visitor.badges().deliverDue(signal);
  expect(await visitor.waits(1)).toBe(
    "I can't print your badge just now. Please ask the security desk for one.",
  );
  const { database, clock } = room.lobby;
  await room.announce({ printsBadges: true });
  await visitor.badges().deliverDue(signal);
  expect(room.chat.shown.map(({ notice }) => notice.headline)).toEqual([
    "The badge printer scripted is out of labels; put a new roll in.",
  ]);
  await clock.advance(61 * 60_000);
  await room.announce({ printsBadges: true });
  await visitor.badges().deliverDue(signal);
  expect(room.chat.shown).toHaveLength(2);
  const badges = await database.read.selectFrom("badges").select(["status", "reason"]).execute();
  expect(badges).toEqual(badges.map(() => ({ status: "failed", reason: "out-of-paper" })));
  await visitor.leaves();
});

test("a badge that was being printed when the program stopped isn't printed again", async () => {
  await using room = await openStaffedLobby();
  const visitor = new VisitorAtDesk(room);
  const { visitId } = await room.announce({ printsBadges: true });
  const { database, clock } = room.lobby;
  await database.write((writer) => claimBadge(writer, { nowMs: clock.nowMs(), leaseMs: 30_000 }));
  await visitor.badges().deliverDue(signal);
  expect(await room.news(visitId)).toEqual([]);
  await clock.advance(31_000);
  await visitor.badges().deliverDue(signal);
  expect(visitor.printer.printed).toEqual([]);
  expect(await room.news(visitId)).toEqual([
    "badge-failed: If your badge hasn't come out, please ask the security desk for one.",
  ]);
  await visitor.leaves();
});

test("where no way is set up at all, a visitor is never told that somebody is told", async () => {
  await using room = await openStaffedLobby();
  const visitor = new VisitorAtDesk(room, { tellsNobody: true });
  await visitor.waits(1);
  for (const words of ["I'm here to see Sarah", "Engineering", "Tom Baker from Initech"])
    await visitor.says(words);
  await visitor.says("a meeting");
  expect(await visitor.says("yes")).toBe(
    // Who writes is told at once where to go: news reaches them only where a desk is running beside it.
    "Thank you, Tom. You're on today's list, and your badge will print here. Please go to the security desk, and they'll help you.",
  );
  await room.ladder({}).deliverDue(signal);
  expect(await visitor.waits(1)).toMatch(
    /Please go to the security desk, and they'll help you\.$/u,
  );
  await visitor.leaves();
});

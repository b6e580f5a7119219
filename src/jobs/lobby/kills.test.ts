import * as fc from "fast-check";
import { expect, test } from "vitest";
import { recordHostAnswer } from "../../actions/lobby/answers/record-host-answer.ts";
import { callIdOfStep, hostSteps, type HostStep } from "../../store/lobby/host-steps.ts";
import { mortalProcess, type Death, type Ledger } from "./testing/mortal-process.ts";
import { openStaffedLobby } from "./testing/staffed-lobby.ts";

const RUNGS: readonly HostStep["step"][] = [
  "slack",
  "sms",
  "call",
  "alternate-slack",
  "alternate-sms",
  "front-desk",
  "front-desk-sms",
];

const { signal } = new AbortController();

test("whoever is killed at any point, no rung is lost, none comes twice, their order stays, and nothing follows an answer", async () => {
  let deathsDied = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          // At a rung's time, or when its lease is over and it is tried again.
          atSecond: fc
            .tuple(fc.constantFrom(0, 30, 75, 120, 180), fc.constantFrom(0, 0, 15, 30))
            .map(([rung, later]) => rung + later),
          death: fc.constantFrom<Death>("before-hand-over", "after-hand-over"),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      fc.option(
        fc.integer({ min: 1, max: 40 }).map((five) => five * 5),
        { nil: undefined },
      ),
      async (deaths, answerAtSecond) => {
        await using room = await openStaffedLobby();
        const { database, clock, deskId } = room.lobby;
        const ledger: Ledger = { begun: [], delivered: [] };
        const world = { carriers: room, clock, ledger };
        const begin = (death?: Death) => {
          const process = mortalProcess(world, death);
          return { ladder: room.ladder(process.carriers, process.clock), died: process.died };
        };
        const living = [begin(), begin()];
        const { visitId } = await room.announce();
        let answeredAtMs = Infinity;
        for (let second = 0; second < 300; second += 5) {
          if (second === answerAtSecond) {
            const answer = { visitId, answer: "wait", audience: "host", via: "sms" } as const;
            const given = { ...answer, byEmployeeId: "acme/sarah-chen" };
            await recordHostAnswer({ database, clock, deskId }, given);
            answeredAtMs = clock.nowMs();
          }
          for (const { death } of deaths.filter(({ atSecond }) => atSecond === second)) {
            const { ladder, died } = begin(death);
            const fate = Promise.race([
              ladder.deliverDue(signal).then(() => 0),
              died.then(() => 1),
            ]);
            deathsDied += await fate;
          }
          await Promise.all(living.map(({ ladder }) => ladder.deliverDue(signal)));
          await Promise.all(living.map(({ ladder }) => ladder.tidyUp(signal)));
          await clock.advance(5000);
        }
        const steps = await hostSteps(database.read, visitId);
        const rungOf = (name: string) =>
          steps.find((step) => [step.id, step.key, callIdOfStep(step)].includes(name))?.step;
        const delivered = ledger.delivered.map(({ name }) => rungOf(name));
        const tried = ledger.begun.map(({ name }) => rungOf(name));
        expect(new Set(delivered).size).toBe(delivered.length);
        const firstTries = [...new Set(tried)];
        expect(firstTries).toEqual(RUNGS.slice(0, firstTries.length));
        expect(ledger.begun.filter(({ atMs }) => atMs >= answeredAtMs)).toEqual([]);
        const sent = steps.filter(({ status }) => status === "sent").map(({ step }) => step);
        expect(new Set(sent)).toEqual(new Set(delivered));
        // Without an answer every rung is climbed; with one the others are skipped for it, and the front desk's text isn't even planned.
        const climbed = answeredAtMs === Infinity ? RUNGS : sent;
        expect(sent.toSorted()).toEqual(climbed.toSorted());
        const unclimbed = steps.filter(({ status }) => status !== "sent");
        expect(unclimbed.map(({ status, reason }) => [status, reason])).toEqual(
          unclimbed.map(() => ["skipped", "answered"]),
        );
      },
    ),
    { numRuns: 20 },
  );
  // A test in which nobody dies would show nothing.
  expect(deathsDied).toBeGreaterThan(5);
}, 120_000);

test("two processes that work at once tell everybody of twelve visitors once", async () => {
  await using room = await openStaffedLobby();
  const ledger: Ledger = { begun: [], delivered: [] };
  const world = { carriers: room, clock: room.lobby.clock, ledger };
  for (let visitor = 0; visitor < 12; visitor += 1)
    await room.announce({ visitor: `Visitor ${visitor}` });
  const ladders = Array.from({ length: 4 }, () => {
    const { carriers, clock } = mortalProcess(world);
    return room.ladder(carriers, clock);
  });
  await Promise.all(ladders.map((ladder) => ladder.deliverDue(signal)));
  await room.lobby.clock.advance(30_000);
  await Promise.all(ladders.map((ladder) => ladder.deliverDue(signal)));
  expect(room.chat.shown).toHaveLength(12);
  expect(room.messenger.taken).toHaveLength(12);
  expect(ledger.begun).toHaveLength(24);
});

test("an answer that is lost on its way back is asked after, while the next rung comes at once", async () => {
  await using room = await openStaffedLobby({ chat: ["show-and-lose-the-answer"] });
  const { visitId } = await room.announce();
  await room.pass(1);
  expect(room.messenger.taken).toHaveLength(1);
  await room.pass(15);
  expect((await room.steps(visitId)).slice(0, 2)).toEqual(["slack sent", "sms sent"]);
  expect(room.chat.shown).toHaveLength(1);
});

test("a notice that surely never arrived is posted again, unless somebody has answered meanwhile", async () => {
  await using room = await openStaffedLobby({ chat: ["lose"] });
  await room.announce();
  await room.pass(15);
  expect(room.chat.shown).toHaveLength(1);
  await using other = await openStaffedLobby({ chat: ["lose"] });
  const { visitId } = await other.announce();
  await other.pass(2);
  await recordHostAnswer(other.lobby, {
    visitId,
    answer: "on-my-way",
    audience: "host",
    via: "sms",
    byEmployeeId: "acme/sarah-chen",
  });
  await other.pass(20);
  expect(other.chat.shown).toEqual([]);
  expect((await other.steps(visitId))[0]).toBe("sms sent");
});

test("a way that takes longer than five seconds is given up, and the next one comes", async () => {
  await using room = await openStaffedLobby();
  const { clock } = room.lobby;
  const { carriers } = mortalProcess({
    carriers: room,
    clock,
    ledger: { begun: [], delivered: [] },
  });
  const stuck = carriers.chat && { ...carriers.chat, post: () => new Promise<never>(() => {}) };
  await room.announce();
  const ladder = room.ladder({ ...carriers, ...(stuck && { chat: stuck }) });
  const beganMs = clock.nowMs();
  const round = ladder.deliverDue(signal);
  await clock.advance(100);
  await clock.advanceUntil(() => room.messenger.taken.length > 0, 6000);
  await round;
  expect(clock.nowMs() - beganMs).toBeLessThan(6000);
  expect(room.chat.shown).toEqual([]);
  expect(room.messenger.taken).toHaveLength(1);
});

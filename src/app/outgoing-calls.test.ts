import { expect, test } from "vitest";
import { recordHostAnswer } from "../actions/lobby/answers/record-host-answer.ts";
import { openStaffedLobby } from "../jobs/lobby/testing/staffed-lobby.ts";
import { outgoingCalls } from "./outgoing-calls.ts";

test("a call to a host is let through while the visitor waits, and told off once they are answered", async () => {
  await using room = await openStaffedLobby();
  const { visitId } = await room.announce();
  await room.pass(76);
  const callId = room.dialler.rung[0]?.callId ?? "";
  const calls = outgoingCalls(room.lobby);
  expect(await calls.admit(callId)).toEqual({ ok: true });
  await recordHostAnswer(room.lobby, {
    visitId,
    answer: "on-my-way",
    byEmployeeId: "acme/sarah-chen",
    audience: "host",
    via: "sms",
  });
  expect(await calls.admit(callId)).toEqual({
    ok: false,
    sentence:
      "Hello, this is Acme Corp's AI receptionist. We were calling about a visitor, and that is settled already. Goodbye!",
  });
  expect(await calls.admit("call_of_nobody")).toEqual({ ok: false });
});

test("a host's voicemail has the next one told at once", async () => {
  await using room = await openStaffedLobby();
  await room.announce();
  await room.pass(76);
  const callId = room.dialler.rung[0]?.callId ?? "";
  await outgoingCalls(room.lobby).told(callId, { carrierId: "CA1", machine: "voicemail" });
  await room.pass(1);
  expect(room.chat.shown.at(-1)?.notice.to).toBe("U-priya");
});

import { expect, test } from "vitest";
import { openPostRoom } from "./testing/post-room.ts";
import { ANITA } from "../../actions/testing/open-salon.ts";
import { changeOutreach } from "../../actions/manage/outreach.ts";
import { undoLastChange } from "../../actions/manage/undo.ts";

test("what the owner changes holds for appointments that are booked already, and for nothing that was told", async () => {
  await using room = await openPostRoom({
    rules: { confirmations: false, messageReminderHoursBefore: 24, callReminderMinutesBefore: 60 },
  });
  const { owner } = room.salon;
  await room.salon.book("2026-11-26T15:00");
  await changeOutreach(owner, { messageReminderHoursBefore: 48, followUpHoursAfter: 1 });
  expect(await room.outbox()).toEqual([
    "reminder-message waiting until 2026-11-24T15:00",
    "reminder-call waiting until 2026-11-26T14:00",
    "follow-up-message waiting until 2026-11-26T16:45",
  ]);
  await room.deliverAt("2026-11-24T15:00");
  expect(room.messenger.taken).toHaveLength(1);
  await changeOutreach(owner, { messageReminderHoursBefore: 24, callReminderMinutesBefore: null });
  await room.deliverAt("2026-11-25T15:00");
  expect(room.messenger.taken).toHaveLength(1);
  // An hour before the call would have been: it is planned all the same, though nobody could book it so late.
  await room.deliverAt("2026-11-26T13:00");
  await changeOutreach(owner, { callReminderMinutesBefore: 60 });
  await room.deliverAt("2026-11-26T14:00");
  expect(room.dialler.rung).toHaveLength(1);
});

test("what the owner takes back holds no more for what is planned", async () => {
  await using room = await openPostRoom({
    rules: { confirmations: false, messageReminderHoursBefore: 24 },
  });
  const { owner } = room.salon;
  await room.salon.book("2026-11-26T15:00", { as: room.salon.caller(ANITA) });
  const planned = await room.outbox();
  await changeOutreach(owner, { messageReminderHoursBefore: 48 });
  expect(await room.outbox()).not.toEqual(planned);
  await undoLastChange(owner);
  expect(await room.outbox()).toEqual(planned);
});

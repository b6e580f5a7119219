import { expect, test } from "vitest";
import { claimIn } from "./claims.ts";

test.each([
  ["You're booked for Tuesday at three.", "booked"],
  ["I've booked you in with Priya.", "booked"],
  ["Your appointment has been scheduled.", "booked"],
  ["Great, I have you down for three o'clock.", "booked"],
  ["I've put you down for three.", "booked"],
  ["Your haircut is confirmed for tomorrow.", "booked"],
  ["Okay, that's reserved.", "booked"],
  ["Booked!", "booked"],
  ["All set!", "booked"],
  ["You're all set, see you then.", "booked"],
  ["Perfect, consider it done.", "booked"],
  ["The booking went through.", "booked"],
  ["See you on Tuesday!", "booked"],
  ["We look forward to seeing you tomorrow.", "booked"],
  ["You're booked for three, anything else?", "booked"],
  ["I've moved your appointment to four.", "moved"],
  ["Your visit has been rescheduled.", "moved"],
  ["I have cancelled your appointment.", "cancelled"],
  ["Your appointment is canceled.", "cancelled"],
  ["I've let Sarah know.", "told"],
  ["I've notified your host.", "told"],
  ["Your badge has been printed.", "printed"],
  ["You're confirmed!", "confirmed"],
  ["I've confirmed that for you.", "confirmed"],
  ["I've sent you a text.", "sent"],
  ["I emailed you the details.", "sent"],
])("%s claims that something was %s", (sentence, deed) => {
  expect(claimIn(sentence)?.deeds).toContain(deed);
});

test.each([
  ["You're confirmed!", "confirmed"],
  ["I've moved it, so you're all set.", "moved"],
  ["I've texted you the details.", "sent"],
  ["I've let Sarah know.", "told"],
  ["All set!", undefined],
  ["Perfect, consider it done.", undefined],
])("%s is about what was %s", (sentence, deed) => {
  expect(claimIn(sentence)).toMatchObject({ deed });
});

test.each([
  "Would you like me to book it?",
  "Shall I cancel your appointment?",
  "I can have you booked in a minute.",
  "Once you're booked, you'll get a message.",
  "I haven't booked anything yet.",
  "Nothing is booked on Tuesday.",
  "We're fully booked on Saturday.",
  "Priya is already booked at three.",
  "That day is booked out.",
  "Do you want it moved?",
  "Has your appointment been cancelled?",
  "I'll move it for you.",
  "If you'd like it cancelled, just say so.",
  "What time suits you?",
  "A haircut is 400 rupees.",
  "Your appointment isn't cancelled.",
  "You can be moved to Friday.",
  "Just a moment.",
])("%s claims nothing", (sentence) => {
  expect(claimIn(sentence)).toBeUndefined();
});

test.each([
  ["I've let Priya know you're here.", "told"],
  ["Priya knows you're here.", "told"],
  ["I've checked you in.", "told"],
  ["I've notified her.", "told"],
  ["Your badge is printed.", "printed"],
  ["Your badge is ready.", "printed"],
  ["You're signed out.", "checked-out"],
  ["I've checked you out.", "checked-out"],
  ["Priya is on her way.", "coming"],
  ["She's coming down to get you.", "coming"],
  ["Sarah is right with you.", "coming"],
])("in a lobby, '%s' claims that it is %s", (sentence, deed) => {
  expect(claimIn(sentence)?.deeds).toEqual([deed]);
});

test.each([
  "I'm letting Priya know now.",
  "Shall I let Priya know?",
  "I'll tell you as soon as she's on her way.",
  "I haven't told anybody yet.",
  "Would you like me to check you out?",
])("in a lobby, '%s' claims nothing", (sentence) => {
  expect(claimIn(sentence)).toBeUndefined();
});

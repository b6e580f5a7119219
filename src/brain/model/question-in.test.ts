import { expect, test } from "vitest";
import { questionIn } from "./question-in.ts";

test.each([
  ["Shall I book it?", "yes-no"],
  ["It's four hundred rupees. Would you like me to book it?", "yes-no"],
  ["What's your name?", "name"],
  ["May I have your name, please?", "name"],
  ["Who is it for?", "name"],
  ["Could you spell that for me?", "spelling"],
  ["What number can we reach you on?", "phone"],
  ["Please give me your phone number.", "phone"],
  ["What day would suit you?", "date-time"],
  ["And when would you like to come?", "date-time"],
  ["What time works for you?", "date-time"],
  ["Which service would you like?", "service"],
  ["What would you like done?", "service"],
  ["Priya is free at three.", "open"],
  ["How can I help?", "open"],
])("%s asks for: %s", (reply, kind) => {
  expect(questionIn(reply)).toEqual({ kind });
});

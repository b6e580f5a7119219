import { afterAll, beforeAll, expect, test } from "vitest";
import { CALL_MINUTE } from "../../src/app/prices/call-minute.ts";
import { ChatStandIn } from "../../src/providers/testing/chat-stand-in.ts";
import { SharedSpeech } from "../support/shared-speech.ts";
import { booker } from "../support/wired/booker.ts";
import { voiceOf } from "../support/wired/callers-sound.ts";
import { converse } from "../support/wired/converse.ts";
import { chatMind } from "../support/wired/minds.ts";
import { WiredCall } from "../support/wired/wired-call.ts";

const CHARACTERS_A_TOKEN = 4;
const MULAW_BYTES_A_SECOND = 8000;

let speech: SharedSpeech;
beforeAll(() => {
  speech = new SharedSpeech();
});
afterAll(() => speech[Symbol.asyncDispose]());

test("a minute of a call is what its price is reckoned with", async () => {
  await using standIn = await ChatStandIn.open();
  const written: string[] = [];
  const mind = chatMind(booker);
  standIn.mind = (request) => {
    const answer = mind(request);
    written.push((answer.text ?? "") + JSON.stringify(answer.tools ?? ""));
    return answer;
  };
  const { apiKey, baseUrl, model } = standIn;
  await using call = await WiredCall.ring(
    () => ({ models: [{ service: "openai", apiKey, baseUrl, model }] }),
    speech,
  );
  let callerBytes = 0;
  const sound = voiceOf(speech);
  await converse(call, async (text) => {
    const said = await sound(text);
    callerBytes += said.length;
    return said;
  });
  const { report } = await call.ending();
  const minutes = ((report?.endedAtMs ?? 0) - (report?.startedAtMs ?? 0)) / 60_000;
  const says = call.events.flatMap((event) => (event.type === "receptionist-says" ? event : []));
  const read = standIn.requests.map(
    ({ messages, tools }) => JSON.stringify(messages).length + JSON.stringify(tools).length,
  );
  const measured: typeof CALL_MINUTE = {
    requests: read.length / minutes,
    tokensIn: mean(read) / CHARACTERS_A_TOKEN,
    tokensOut: mean(written.map(({ length }) => length)) / CHARACTERS_A_TOKEN,
    charactersSpoken: says.map(({ text }) => text).join("").length / minutes,
    deskSpeaksSeconds: (await spokenSeconds(says.map(({ text }) => text))) / minutes,
    callerSpeaksSeconds: callerBytes / MULAW_BYTES_A_SECOND / minutes,
  };
  const reckoned = new Map(Object.entries(CALL_MINUTE));
  for (const [what, amount] of Object.entries(measured))
    expect(Math.abs(amount / (reckoned.get(what) ?? 0) - 1), `${what}: ${amount}`).toBeLessThan(
      0.1,
    );
});

async function spokenSeconds(texts: readonly string[]): Promise<number> {
  const sound = voiceOf(speech);
  let bytes = 0;
  for (const text of texts) bytes += (await sound(text)).length;
  return bytes / MULAW_BYTES_A_SECOND;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

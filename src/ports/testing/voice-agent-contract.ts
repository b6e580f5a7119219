import { expect, test } from "vitest";
import { TELEPHONE } from "../../audio/format.ts";
import type { AgentHearing, AgentReplyEvent, AgentSession, VoiceAgent } from "../voice-agent.ts";
import { ProviderError } from "../provider-error.ts";

/** The far end of an agent in a test, which a service's stand-in plays. */
export interface AgentFarEnd extends AsyncDisposable {
  readonly agent: VoiceAgent;
  /** The same with a key that the service doesn't know. */
  readonly withWrongKey: VoiceAgent;
  callerSays(text: string): void;
  /** What it does next. */
  answer(answer: { text?: string; tool?: { name: string; input: object } }): void;
  /** What has been added to its instructions since the conversation began. */
  instructed(): readonly string[];
  /** How much of the caller's sound has come. */
  soundBytes(): number;
  breakConnection(): void;
  refusals(): readonly string[];
}

/** What holds for every voice agent. */
export function voiceAgentContract(open: () => Promise<AgentFarEnd>): void {
  test("takes the caller's sound as it is, and tells what they said", async () => {
    await using far = await open();
    const { session, hearing } = talk(far.agent);
    session.push(new Uint8Array(160).fill(0xff));
    await expect.poll(() => far.soundBytes()).toBe(160);
    far.callerSays("What do you offer?");
    const heard = [await hearing.next()];
    while (heard.at(-1)?.value?.type !== "turn-end") heard.push(await hearing.next());
    expect(heard[0]?.value).toEqual({ type: "speech-start" });
    expect(heard.at(-1)?.value).toEqual({ type: "turn-end", text: "What do you offer?" });
    expect(far.refusals()).toEqual([]);
  });

  test("replies in words and their sound", async () => {
    await using far = await open();
    const { session, hearing, signal } = talk(far.agent);
    await ready(far, session);
    far.answer({ text: "We cut and colour." });
    far.callerSays("What do you offer?");
    await turn(hearing);
    const reply = await Array.fromAsync(session.reply({ signal }));
    expect(wordsOf(reply)).toBe("We cut and colour.");
    expect(bytesOf(reply)).toBe("We cut and colour.".length * 480);
    expect(reply.some(({ type }) => type === "done")).toBe(true);
  });

  test("asks for a tool, and goes on with its result", async () => {
    await using far = await open();
    const { session, hearing, signal } = talk(far.agent);
    await ready(far, session);
    far.answer({ tool: { name: "list_services", input: { all: true } } });
    far.callerSays("What do you offer?");
    await turn(hearing);
    const wish = (await Array.fromAsync(session.reply({ signal }))).find(
      (event) => event.type === "tool",
    );
    expect(wish?.call).toMatchObject({ name: "list_services", input: { all: true } });
    far.answer({ text: "A haircut." });
    session.answer(wish?.call.id ?? "", { services: ["haircut"] });
    expect(wordsOf(await Array.fromAsync(session.reply({ signal })))).toBe("A haircut.");
    expect(far.refusals()).toEqual([]);
  });

  test("says the words it is given and no others", async () => {
    await using far = await open();
    const { session, signal } = talk(far.agent);
    const sound = await Array.fromAsync(session.say("Shall I book it?", { signal }));
    expect(sound.reduce((sum, { length }) => sum + length, 0)).toBe(
      "Shall I book it?".length * 480,
    );
  });

  test("says one thing after the other", async () => {
    await using far = await open();
    const { session, signal } = talk(far.agent);
    const [first, second] = await Promise.all(
      ["One.", "And two."].map((text) => Array.fromAsync(session.say(text, { signal }))),
    );
    expect(Buffer.concat(first ?? []).includes(Buffer.from("O"))).toBe(true);
    expect(Buffer.concat(first ?? []).includes(Buffer.from("w"))).toBe(false);
    expect(Buffer.concat(second ?? []).length).toBe("And two.".length * 480);
  });

  test("takes a turn that it could not hear", async () => {
    await using far = await open();
    const { session, signal } = talk(far.agent);
    far.answer({ text: "Thank you." });
    const reply = await Array.fromAsync(session.reply({ typed: "9840114471", signal }));
    expect(wordsOf(reply)).toBe("Thank you.");
    expect(far.refusals()).toEqual([]);
  });

  test("learns what holds from now on, also before it is ready, and says nothing of it", async () => {
    await using far = await open();
    const { session, hearing, signal } = talk(far.agent);
    session.instruct("The doors close at six.");
    await ready(far, session);
    far.answer({ text: "We cut and colour." });
    far.callerSays("What do you offer?");
    await turn(hearing);
    session.instruct("The host is on her way.");
    expect(wordsOf(await Array.fromAsync(session.reply({ signal })))).toBe("We cut and colour.");
    await expect
      .poll(() => far.instructed())
      .toEqual(["The doors close at six.", "The host is on her way."]);
    expect(far.refusals()).toEqual([]);
  });

  test("says that its key is wrong", async () => {
    await using far = await open();
    const { hearing } = talk(far.withWrongKey);
    await expect(hearing.next()).rejects.toMatchObject({ failure: "authentication" });
  });

  test("fails in everything that is read of it when the connection breaks", async () => {
    await using far = await open();
    const { session, hearing, signal } = talk(far.agent);
    await ready(far, session);
    const reply = Array.fromAsync(session.reply({ signal }));
    const saying = Array.fromAsync(session.say("Hello.", { signal }));
    const all = [hearing.next(), reply, saying].map((one) => one.catch((error: unknown) => error));
    far.breakConnection();
    const [heard, ...rest] = await Promise.all(all);
    expect(heard).toBeInstanceOf(ProviderError);
    expect(rest.some((one) => one instanceof ProviderError)).toBe(true);
    await expect(Array.fromAsync(session.say("Hello.", { signal }))).rejects.toThrow(ProviderError);
  });

  test("ends quietly when the call is over", async () => {
    await using far = await open();
    const { session, hearing, call } = talk(far.agent);
    await ready(far, session);
    call.abort();
    expect(await hearing.next()).toMatchObject({ done: true });
  });
}

function talk(agent: VoiceAgent) {
  const call = new AbortController();
  const session = agent.open({
    format: TELEPHONE,
    language: "en-IN",
    instructions: "You are a receptionist.",
    tools: [
      {
        name: "list_services",
        description: "What the desk offers.",
        input: { type: "object", properties: {} },
      },
    ],
    keyTerms: ["GlamDesk"],
    signal: call.signal,
  });
  const hearing = session.hearing[Symbol.asyncIterator]();
  return { session, hearing, call, signal: call.signal };
}

async function ready(far: AgentFarEnd, session: AgentSession): Promise<void> {
  session.push(new Uint8Array(160).fill(0xff));
  await expect.poll(() => far.soundBytes()).toBe(160);
}

async function turn(hearing: AsyncIterator<AgentHearing>): Promise<void> {
  while ((await hearing.next()).value?.type !== "turn-end");
}

function wordsOf(reply: readonly AgentReplyEvent[]): string {
  return reply.flatMap((event) => (event.type === "text" ? [event.text] : [])).join("");
}

function bytesOf(reply: readonly AgentReplyEvent[]): number {
  return reply.reduce((sum, event) => sum + (event.type === "sound" ? event.audio.length : 0), 0);
}

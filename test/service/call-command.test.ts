import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Installation, origin, type RunningCommand } from "../cli/support/frontdesk.ts";

const SHORT_CALL = ["--say", "what are your opening hours", "--say", "no thank you"];
const BOOKING = [
  "I'd like a beard trim tomorrow at five p m",
  "my name is Arun",
  "yes please",
  "yes please",
  "no thank you",
].flatMap((words) => ["--say", words]);

async function startDesk(
  installation: Installation,
): Promise<{ desk: RunningCommand; port: string }> {
  const desk = installation.start(["serve"]);
  return { desk, port: new URL(await origin(desk)).port };
}

/** The caller has gone, and the telephone company says so to whichever desk answers. */
async function hangUp(port: string, callSid: string): Promise<void> {
  await fetch(`http://127.0.0.1:${port}/call-status`, {
    method: "POST",
    body: new URLSearchParams({ CallSid: callSid, CallStatus: "completed" }),
  });
}

// Calls take the time that calls take, and hardly a core: they are rung at once.
describe.concurrent("frontdesk call, with no desk running", { timeout: 120_000 }, () => {
  test("starts one itself, books by voice, and prints what it heard and wrote", async () => {
    await using installation = await Installation.open();
    const { code, output, errors } = await installation.run(["call", "--json", ...BOOKING]);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    const report: { turns: { caller: string }[]; appointments: unknown } = JSON.parse(output);
    expect(report).toEqual({
      callId: expect.stringMatching(/^call_CA[\da-f]{32}$/),
      outcome: "booked",
      turns: expect.any(Array),
      traces: expect.arrayContaining([
        expect.objectContaining({ turn: 0, turnEndMs: expect.any(Number) }),
      ]),
      appointments: [
        {
          id: expect.stringMatching(/^visit_/),
          customer: { name: expect.any(String), phone: "+919840012345" },
          services: ["beard trim"],
          stylist: expect.any(String),
          stylists: [expect.any(String)],
          start: expect.stringMatching(/T17:00:00\+05:30$/),
          end: expect.stringMatching(/\+05:30$/),
          status: "booked",
          confirmed: false,
        },
      ],
    });
    expect(report.turns.map(({ caller }) => caller)).toEqual(
      BOOKING.filter((word) => word !== "--say"),
    );
    for (const turn of report.turns) {
      expect(turn).toEqual({
        caller: expect.any(String),
        heard: expect.stringMatching(/\w/),
        said: expect.stringMatching(/\w/),
        responseMs: expect.any(Number),
      });
    }
    const listed = await installation.run(["appointments", "--json"]);
    expect(JSON.parse(listed.output)).toEqual(report.appointments);
  });

  test("lets the desk ring about an appointment: picked up by a person, and by a machine", async () => {
    await using installation = await Installation.open();
    const visit = {
      customer: "Arun",
      phone: "9840123456",
      service: "beard trim",
      when: "tomorrow at 5 pm",
    };
    const words = Object.entries(visit).flatMap(([name, value]) => [`--${name}`, value]);
    const added = await installation.run(["appointments", "add", "--json", ...words]);
    const { id }: { id: string } = JSON.parse(added.output);
    const about = ["call", "--reminder", id];
    const [answered, recorded] = await Promise.all([
      installation.run(about),
      installation.run([...about, "--voicemail"]),
    ]);
    expect(answered).toMatchObject({ code: 0, errors: "" });
    expect(answered.output).toMatch(
      /calling for Arun[\s\S]*your beard trim [\s\S]*tomorrow at 5 PM/,
    );
    expect(answered.output).toContain("We'll see you tomorrow at 5 PM.");
    expect(recorded.output).toMatch(
      /with a message for Arun: we're expecting you tomorrow at 5 PM/,
    );
    const unknown = await installation.run(["call", "--reminder", "visit_none"]);
    expect(unknown).toMatchObject({
      code: 1,
      errors: expect.stringContaining("no such appointment"),
    });
    const alone = await installation.run(["call", "--voicemail"]);
    expect(alone).toMatchObject({ code: 2, errors: expect.stringContaining("--reminder") });
  });

  test("shows the words as they are spoken, keeps the sound, and replays the same", async () => {
    await using installation = await Installation.open();
    const wav = join(installation.folder, "call.wav");
    const { code, output } = await installation.run(["call", "--wav", wav, ...SHORT_CALL]);
    expect(code).toBe(0);
    expect(output).toMatch(
      /^ {2}Receptionist {2}Hello, .*\n(?: {2}Receptionist .*\n)+ {2}Caller {8}what are your opening hours\n/,
    );
    expect(output).toMatch(/\d+ ms {2}after "what are your opening hours"\n/);
    expect(output).toMatch(
      /Where that time went, .*\n {3}1 +\d+ ms {2}\.+b*s*v*l*(?: {2}\d+ tools?)?\n/,
    );
    expect(output).toContain("Nothing changed in the book.");
    const [, callId = ""] = /The call (call_\w+) ended: answered\./.exec(output) ?? [];
    const sound = await readFile(wav);
    expect(sound.toString("latin1", 0, 4)).toBe("RIFF");
    const replayed = await installation.run(["replay", callId]);
    expect(replayed.errors).toBe("");
    expect(replayed.output).toMatch(/every effect is the same as in the call\.\n$/);
  });

  test("Ctrl-C hangs up and ends", async () => {
    await using installation = await Installation.open();
    const command = installation.start(["call", ...SHORT_CALL]);
    await command.printed(/(Receptionist)/);
    command.child.kill("SIGINT");
    const { errors, output } = await command.ended;
    expect(errors).toBe("");
    expect(output).toMatch(/ended: abandoned\./);
  });
});

describe.concurrent("frontdesk call, with a desk running on PORT", { timeout: 60_000 }, () => {
  test("rings that one", async () => {
    await using installation = await Installation.open();
    const { desk, port } = await startDesk(installation);
    const { code, output } = await installation.run(["call", "--json", ...SHORT_CALL], {
      PORT: port,
    });
    expect(code).toBe(0);
    const { callId, appointments } = JSON.parse(output);
    expect(appointments).toEqual([]);
    expect(desk.errors).toContain(`"callId":"${callId}","channel":"phone","msg":"a call began"`);
  });

  test("says so when the desk stops in the middle", async () => {
    await using installation = await Installation.open();
    const { desk, port } = await startDesk(installation);
    const call = installation.start(["call", ...SHORT_CALL], { PORT: port });
    await call.printed(/(Receptionist)/);
    desk.child.kill("SIGKILL");
    expect(await call.ended).toMatchObject({
      code: 1,
      errors:
        "frontdesk call: The desk stopped during the call; start it again and look at its log.\n",
    });
  });

  test("a call whose desk was killed is ended as failed by the next one, once the caller has gone", async () => {
    await using installation = await Installation.open();
    const { desk, port } = await startDesk(installation);
    const call = installation.start(["call", ...SHORT_CALL], { PORT: port });
    // By then the log of the call is on disk; its first words are shown within milliseconds.
    await call.printed(/(Caller)/);
    desk.child.kill("SIGKILL");
    await call.ended;
    const next = await startDesk(installation);
    const [, callSid = ""] = /"callId":"call_(CA\w+)"/.exec(desk.errors) ?? [];
    await hangUp(next.port, callSid);
    const line = await next.desk.printed(/(\{.*A call was on when the program died.*\})/);
    const { callId, outcome } = JSON.parse(line);
    expect({ callId, outcome }).toEqual({
      callId: expect.stringMatching(/^call_CA/),
      outcome: "failed",
    });
    const replayed = await installation.run(["replay", callId]);
    expect(replayed.errors).toBe("");
    expect(replayed.output).toMatch(/every effect is the same as in the call\.\n$/);
    next.desk.child.kill("SIGTERM");
    expect(await next.desk.ended).toMatchObject({ code: 0 });
    const again = await startDesk(installation);
    again.desk.child.kill("SIGTERM");
    expect((await again.desk.ended).errors).toBe("");
  });
});

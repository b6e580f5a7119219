import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openLobby } from "../../actions/testing/open-lobby.ts";
import { takeFromChat } from "../../actions/lobby/directory/take-from-chat.ts";
import { Refused } from "../../actions/manage/refused.ts";
import type { StaffMember } from "../../ports/staff-chat.ts";
import { listEmployees } from "../../store/lobby/employees.ts";
import { importDirectory } from "./import-directory.ts";
import { directoryText } from "./directory-text.ts";
import { syncDirectory } from "./sync-directory.ts";

const folder = await mkdtemp(join(tmpdir(), "frontdesk-directory-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(text: string): Promise<string> {
  const path = join(folder, "people.csv");
  await writeFile(path, text);
  return path;
}

describe("a directory file", () => {
  test("is taken over whole, and what is wrong with a row is told with its line", async () => {
    await using lobby = await openLobby();
    const path = await file(
      [
        "Employee ID;First Name;Last Name;Work Email;Team;Mobile",
        "sarah-chen;Sarah;Chen;sarah-chen@acme.example;Research;",
        "sarah-miller;Sarah;Miller;;Marketing;",
        "priya;Priya;Raman;priya@acme.example;Engineering;212 555 0113",
        "olivia;Olivia;Martin;;Marketing;12",
        "siobhan;Siobhan;O'Brien;nowhere;Sales;",
        ";;;;;",
        "daniel;Daniel;Kowalski;;Engineering;",
        "yuki;Yuki;Tanaka;;Engineering;",
      ].join("\r\n"),
    );
    const report = await importDirectory(lobby.owner, path, { evenMost: false });
    expect(report.faults).toEqual([
      'line 6: "nowhere" is no e-mail address; left out.',
      'line 5: "12" is no telephone number; left out.',
    ]);
    // Siobhan's row could not be read, so she isn't in the file.
    expect(directoryText(report)).toMatch(
      /^1 changed, 1 marked as gone, 5 as before\.\n {2}line 6/u,
    );
    const people = await listEmployees(lobby.database.read, lobby.deskId);
    expect(people.find(({ id }) => id === "acme/sarah-chen")?.department).toBe("Research");
  });

  test("without names is refused with what it has", async () => {
    await using lobby = await openLobby();
    const path = await file("id,mail\n1,a@b.example\n");
    await expect(importDirectory(lobby.owner, path, { evenMost: false })).rejects.toThrow(
      /no column of names; it has id, mail/u,
    );
    await expect(
      importDirectory(lobby.owner, join(folder, "missing.csv"), { evenMost: false }),
    ).rejects.toThrow(Refused);
  });

  test("can be rehearsed", async () => {
    await using lobby = await openLobby();
    const path = await file("name\nAnn Lee\n");
    const before = await listEmployees(lobby.database.read, lobby.deskId);
    const report = await importDirectory({ ...lobby.owner, rehearse: true }, path, {
      evenMost: true,
    });
    expect(directoryText(report, true)).toBe(
      "Nothing was written. It would be: 1 added, 7 marked as gone.\n",
    );
    expect(await listEmployees(lobby.database.read, lobby.deskId)).toEqual(before);
  });
});

describe("the company's chat", () => {
  const members: StaffMember[] = [
    {
      memberId: "U1",
      name: "Priya R.",
      email: "priya@acme.example",
      kind: "person",
      isGone: false,
    },
    { memberId: "U2", name: "Nadia Hassan", kind: "person", isGone: false, title: "IT" },
    { memberId: "U3", name: "Standup Bot", kind: "bot", isGone: false },
    { memberId: "U4", name: "Somebody Else", kind: "guest", isGone: false },
  ];
  const chat = {
    async *members() {
      yield* members;
    },
  };
  const { signal } = new AbortController();

  test("adds people who are nowhere else, and only says of others where they are reached", async () => {
    await using lobby = await openLobby();
    const report = await takeFromChat(lobby.owner, chat, { signal });
    expect(report).toMatchObject({ added: 1, changed: 1, gone: 0, faults: [] });
    const people = await listEmployees(lobby.database.read, lobby.deskId);
    expect(people.find(({ id }) => id === "acme/priya")).toMatchObject({
      name: "Priya Raman",
      source: "file",
      slackUserId: "U1",
    });
    expect(people.map(({ name }) => name)).toContain("Nadia Hassan");
    expect(people.map(({ name }) => name)).not.toContain("Standup Bot");
  });

  test("is asked only where it is set up", async () => {
    await using lobby = await openLobby();
    const options = { chat, evenMost: false, signal };
    const config = { directory: { daily: { from: "slack" } } } as const;
    expect(await syncDirectory(lobby.owner, { ...options, config })).toMatchObject({ added: 1 });
    await expect(
      syncDirectory(lobby.owner, { ...options, config: { directory: {} } }),
    ).rejects.toThrow(/set DIRECTORY_SYNC/u);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkOut } from "../../actions/lobby/visits/check-out.ts";
import { arrive } from "../../actions/lobby/testing/arrive.ts";
import { openLobby, type Lobby } from "../../actions/testing/open-lobby.ts";
import { silentLogger } from "../../ops/logger.ts";
import { keepRollCall } from "./keep-roll-call.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "frontdesk-roll-call-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function kept(): { readonly asOfMs: number; readonly people: readonly { visitor: string }[] } {
  return JSON.parse(readFileSync(join(folder, "acme.json"), "utf8"));
}

function keep(lobby: Lobby): AsyncDisposable {
  return keepRollCall({ ...lobby, logger: silentLogger, folder });
}

test("whoever comes and goes is in files that only their owner reads, and they stay when the program ends", async () => {
  await using lobby = await openLobby();
  {
    await using _ = keep(lobby);
    await lobby.clock.advance(1);
    expect(kept().people).toEqual([]);
    const { visitId } = await arrive(lobby.visitor());
    await arrive(lobby.visitor(), { visitor: "Nora Quinn" });
    await lobby.clock.advance(2000);
    expect(kept().people).toHaveLength(2);
    await checkOut(lobby.owner, { visitId, by: "host" });
    await lobby.clock.advance(2000);
  }
  expect(kept().people).toMatchObject([{ visitor: "Nora Quinn" }]);
  expect(readdirSync(folder).toSorted()).toEqual(["acme.html", "acme.json"]);
  expect(readFileSync(join(folder, "acme.html"), "utf8")).toContain("Nora Quinn");
  expect(statSync(join(folder, "acme.json")).mode & 0o077).toBe(0);
});

test("a broken database leaves the last files as they are", async () => {
  const lobby = await openLobby();
  await arrive(lobby.visitor());
  {
    await using _ = keep(lobby);
    await lobby.clock.advance(1);
    await lobby[Symbol.asyncDispose]();
    await lobby.clock.advance(600_000);
  }
  expect(kept().people).toMatchObject([{ visitor: "Tom Baker" }]);
});

test("the time in the files is never much older than a minute", async () => {
  await using lobby = await openLobby();
  await using _ = keep(lobby);
  await lobby.clock.advance(600_000);
  expect(lobby.clock.nowMs() - kept().asOfMs).toBeLessThanOrEqual(62_000);
});

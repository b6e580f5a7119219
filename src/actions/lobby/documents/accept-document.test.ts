import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { acceptancesOf } from "../../../store/lobby/documents.ts";
import { openLobby } from "../../testing/open-lobby.ts";
import { acceptDocument, documentsToAccept } from "./accept-document.ts";
import { addDocument, changeDocument, removeDocument } from "./documents.ts";
import { arrive } from "../testing/arrive.ts";

test("a visitor accepts the very wording that was on the screen, once", async () => {
  await using lobby = await openLobby();
  const tom = lobby.visitor();
  const { visitId } = await arrive(tom);
  const [document] = await documentsToAccept(tom, visitId);
  if (!document) throw new Error("Nothing is to be accepted");
  expect(document.hash).toBe(createHash("sha256").update(document.text).digest("hex"));
  const wish = { visitId, documentId: document.id, hash: document.hash };
  expect(await acceptDocument(tom, wish)).toEqual({ ok: true, remaining: 0 });
  await lobby.clock.advance(1000);
  expect(await acceptDocument(tom, wish)).toEqual({ ok: true, remaining: 0 });
  expect(await documentsToAccept(tom, visitId)).toEqual([]);
  expect(await acceptancesOf(lobby.database.read, visitId)).toMatchObject([
    { version: 1, hash: document.hash, accepted_at_ms: lobby.at("2026-11-23T09:00") },
  ]);
});

test("a new wording is a new version: what was shown before can't be accepted any more, and what was accepted stays", async () => {
  await using lobby = await openLobby();
  const tom = lobby.visitor();
  const { visitId } = await arrive(tom);
  const [old] = await documentsToAccept(tom, visitId);
  if (!old) throw new Error("Nothing is to be accepted");
  const shown = { visitId, documentId: old.id, hash: old.hash };
  await acceptDocument(tom, shown);
  const changed = await changeDocument(lobby.owner, old.id, { text: "Say nothing to anybody." });
  expect(changed.notes).toHaveLength(1);
  const nora = lobby.visitor();
  const second = await arrive(nora, { visitor: "Nora Quinn" });
  const forNora = { ...shown, visitId: second.visitId };
  expect(await acceptDocument(nora, forNora)).toEqual({ ok: false, reason: "new-wording" });
  const [now] = await documentsToAccept(nora, second.visitId);
  expect(now).toMatchObject({ id: changed.id, version: 2, text: "Say nothing to anybody." });
  expect(await acceptancesOf(lobby.database.read, visitId)).toMatchObject([
    { version: 1, hash: old.hash },
  ]);
  // The same words again are no new version.
  expect(
    await changeDocument(lobby.owner, changed.id, { text: "Say nothing to anybody." }),
  ).toEqual({
    id: changed.id,
    notes: [],
  });
});

test("nobody accepts for a visit of another conversation, nor what isn't there", async () => {
  await using lobby = await openLobby();
  const tom = lobby.visitor();
  const { visitId } = await arrive(tom);
  const [document] = await documentsToAccept(tom, visitId);
  const wish = { visitId, documentId: document?.id ?? "", hash: document?.hash ?? "" };
  const stranger = { ok: false, reason: "unknown-visit" };
  expect(await acceptDocument(lobby.visitor(), wish)).toEqual(stranger);
  expect(await acceptDocument(tom, { ...wish, visitId: "visit_x" })).toEqual(stranger);
  expect(await acceptDocument(tom, { ...wish, documentId: "acme/x" })).toEqual({
    ok: false,
    reason: "unknown-document",
  });
  expect(await acceptDocument(tom, { ...wish, hash: "0".repeat(64) })).toEqual({
    ok: false,
    reason: "new-wording",
  });
});

test("who is asked depends on what they come for, and nobody is once it's removed", async () => {
  await using lobby = await openLobby();
  const other = await arrive(lobby.visitor(), { purpose: "other" });
  expect(await documentsToAccept(lobby.owner, other.visitId)).toEqual([]);
  const rules = { name: "House rules", text: "Wear your badge." };
  const { id } = await addDocument(lobby.owner, rules);
  expect(id).toBe("acme/house-rules");
  await expect(addDocument(lobby.owner, { ...rules, name: "HOUSE RULES" })).rejects.toThrow(
    /There is a document/u,
  );
  expect(await documentsToAccept(lobby.owner, other.visitId)).toMatchObject([{ id }]);
  await removeDocument(lobby.owner, id);
  expect(await documentsToAccept(lobby.owner, other.visitId)).toEqual([]);
  await expect(changeDocument(lobby.owner, id, { name: "Rules" })).rejects.toThrow(/in force/u);
});

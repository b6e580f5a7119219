import { expect, test } from "vitest";
import { seedDesk } from "../business/seed-desk.ts";
import { freshDatabase } from "../testing/fresh-database.ts";
import { sampleDesk } from "../testing/sample-desk.ts";
import { recordAudit } from "./audit.ts";
import { auditRows } from "./audit-rows.ts";

test("what was changed within one millisecond, or while the clock was set back, is listed in the order in which it was", async () => {
  await using database = await freshDatabase();
  await seedDesk(database, sampleDesk);
  const names = Array.from({ length: 12 }, (_, index) => `faq-${index}`);
  for (const [index, subjectId] of names.entries()) {
    await database.write((writer) =>
      recordAudit(writer, {
        deskId: "glamdesk",
        atMs: index < 10 ? 1_000 : 900,
        actor: "owner",
        channel: "cli",
        callId: null,
        action: "added",
        subject: "faqs",
        subjectId,
        changeId: subjectId,
      }),
    );
  }
  const rows = await auditRows(database.read, { deskId: "glamdesk", limit: 50 });
  expect(rows.map((row) => row.subject_id)).toEqual(names.toReversed());
});

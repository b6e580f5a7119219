import { LIMITS } from "../../domain/business/limits.ts";
import type { OldRow } from "../../store/moving-in/glamdesk-file.ts";
import { readStrings } from "../../store/read-strings.ts";
import { slugFor } from "../manage/slug.ts";
import { quoted, type Move } from "./move.ts";
import { textOf } from "./old-values.ts";

/** Takes the questions and answers over. */
export async function takeFaqs({ deed, report }: Move, rows: readonly OldRow[]): Promise<void> {
  const { deskId, writer } = deed;
  const here = await writer
    .selectFrom("faqs")
    .select(["id", "questions", "position"])
    .where("desk_id", "=", deskId)
    .execute();
  const asked = new Set(
    here.flatMap((one) => readStrings(one.questions).map((question) => question.toLowerCase())),
  );
  let position = Math.max(-1, ...here.map((one) => one.position)) + 1;
  for (const row of rows) {
    const oldId = textOf(row, "id");
    const question = textOf(row, "question");
    const answer = textOf(row, "answer");
    if (question === "" || answer === "") {
      report.leaveOut("faqs", row, `It has no ${question === "" ? "question" : "answer"}.`);
      continue;
    }
    const id = `${deskId}/${slugFor(question, "question", () => false)}-gd${oldId}`;
    if (here.some((one) => one.id === id)) {
      report.count("faqs", "known");
      continue;
    }
    if (asked.has(question.toLowerCase()))
      report.note("faqs", oldId, `${quoted(question)} is answered twice; remove one of the two.`);
    if (answer.length > LIMITS.answer)
      report.note("faqs", oldId, `The answer to ${quoted(question)} is long to listen to.`);
    asked.add(question.toLowerCase());
    const category = textOf(row, "category");
    await deed.rows.insert("faqs", {
      id,
      desk_id: deskId,
      position,
      questions: JSON.stringify([question]),
      answer,
      category: category === "" ? null : category,
    });
    position += 1;
    report.count("faqs", "added");
  }
}

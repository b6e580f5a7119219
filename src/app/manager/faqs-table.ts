import { addFaq, changeFaq, removeFaq } from "../../actions/manage/faqs.ts";
import { shortId } from "../../actions/manage/row-id.ts";
import { readStrings } from "../../store/read-strings.ts";
import type { Table, Words } from "./table.ts";
import { needWord, readQuestions, writeQuestions } from "./words.ts";

/** What callers ask, and the answers. */
export const faqs: Table = {
  name: "faqs",
  one: "question",
  fields: [
    {
      name: "questions",
      what: "ways callers ask it, with | between",
      example: "Is there parking? | Where can I park?",
      required: true,
    },
    {
      name: "answer",
      what: "answer, word for word",
      example: "Yes, there's free parking behind the salon.",
      required: true,
    },
    { name: "category", what: "category, for your own order", example: "directions" },
  ],
  shown: ["questions", "answer"],
  key: ["questions"],
  async list({ database, deskId }) {
    const rows = await database.read
      .selectFrom("faqs")
      .selectAll()
      .where("desk_id", "=", deskId)
      .orderBy("position")
      .orderBy("id")
      .execute();
    return rows.map((row) => {
      const questions = readStrings(row.questions);
      const { answer, category } = row;
      return {
        id: shortId(deskId, row.id),
        name: questions[0] ?? "",
        alsoFoundBy: [...questions, answer],
        words: { questions: writeQuestions(questions), answer, category: category ?? "" },
        data: { id: shortId(deskId, row.id), questions, answer, category },
      };
    });
  },
  async add(context, words) {
    return await addFaq(context, {
      ...readFaq(words),
      questions: readQuestions(needWord(words, "questions")),
      answer: needWord(words, "answer"),
      ...(words.id !== undefined && { id: words.id }),
    });
  },
  async change(context, id, words) {
    return await changeFaq(context, id, readFaq(words));
  },
  remove: removeFaq,
};

function readFaq({ questions, answer, category }: Words) {
  return {
    ...(questions !== undefined && { questions: readQuestions(questions) }),
    ...(answer !== undefined && { answer }),
    ...(category !== undefined && { category }),
  };
}

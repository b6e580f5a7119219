import type { Json } from "../../../src/base/json.ts";
import type { ModelAnswer } from "../../../src/ports/testing/language-model-contract.ts";

/** A conversation as a model sees it, oldest first. */
export type Line =
  | { readonly who: "caller" | "desk"; readonly text: string }
  | { readonly who: "tool"; readonly name: string; readonly result: Json };

type Wanted = NonNullable<ModelAnswer["tools"]>[number];

/**
 * What a careful model does with a caller who wants a haircut: it looks for the time, asks for the name and the number, proposes, and
 * confirms what was read back and agreed to. It knows only what it is sent, and asks only for tools that it is offered: for
 * others it throws, as there is nothing that a model could do.
 */
export function booker(lines: readonly Line[], offered: ReadonlySet<string>): ModelAnswer {
  const last = lines.at(-1);
  const answer = last?.who === "tool" ? afterTool(last) : afterCaller(lines);
  for (const { name } of answer.tools ?? [])
    if (!offered.has(name)) throw new Error(`The model is not offered ${name}`);
  return answer;
}

function afterTool({ name, result }: Extract<Line, { who: "tool" }>): ModelAnswer {
  const status = fieldOf(result, "status");
  if (name === "get_available_slots" && status === "ok")
    return { text: "Yes, that's free. What name shall I put it under?" };
  // The desk itself says what was proposed, and goodbye.
  if (fieldOf(result, "proposal") !== undefined || name === "end_call") return { text: "" };
  if (name === "confirm_proposal" && status === "ok")
    return { text: `${fieldOf(result, "speakable")} Is there anything else?` };
  return { text: fieldOf(result, "speakable") ?? "Sorry, what was that?" };
}

function afterCaller(lines: readonly Line[]): ModelAnswer {
  const words = textOf(lines.at(-1), "caller").toLowerCase();
  const question = textOf(
    lines.findLast(({ who }) => who === "desk"),
    "desk",
  );
  const proposal = lines.flatMap((line) => proposalIn(line)).at(-1);
  if (ASKS_NAME.test(question))
    return { text: "Thank you. Shall I take the number you're calling from?" };
  if (/anything else/iu.test(question) && /\bno(?:pe)?\b/u.test(words))
    return using("end_call", {});
  if (proposal !== undefined && /\byes\b/u.test(words))
    return using("confirm_proposal", { proposal });
  if (/number you're calling from/iu.test(question) && /\byes\b/u.test(words))
    return using("book_appointment", {
      ...wishOf(lines),
      customer_name: nameIn(lines),
      phone: "caller",
    });
  if (!/haircut/u.test(words)) return { text: "Sorry, what would you like done?" };
  return using("get_available_slots", wishOf(lines));
}

const ASKS_NAME = /what name/iu;

/** What the caller has said of their wish, in their own words. */
function wishOf(lines: readonly Line[]) {
  const said = lines.map((line) => textOf(line, "caller").toLowerCase());
  const words = said.find((text) => text.includes("haircut")) ?? "";
  return {
    service: "haircut",
    stylist: /with (\w+)/u.exec(words)?.[1] ?? "anyone",
    when: /tomorrow.*$/u.exec(words)?.[0] ?? "",
  };
}

/** What the caller answered when they were asked for it. */
function nameIn(lines: readonly Line[]): string {
  const asked = lines.findIndex((line) => ASKS_NAME.test(textOf(line, "desk")));
  const answer = lines.slice(asked).find(({ who }) => who === "caller");
  return textOf(answer, "caller").replace(/[.,!?]/gu, "");
}

function textOf(line: Line | undefined, who: "caller" | "desk"): string {
  return line !== undefined && line.who !== "tool" && line.who === who ? line.text : "";
}

function proposalIn(line: Line): readonly string[] {
  return line.who === "tool" ? [fieldOf(line.result, "proposal") ?? []].flat() : [];
}

function using(name: string, input: Wanted["input"]): ModelAnswer {
  return { tools: [{ name, input }] };
}

function fieldOf(result: Json, name: string): string | undefined {
  if (typeof result !== "object" || result === null) return undefined;
  const value = Object.entries(result).find(([key]) => key === name)?.[1];
  return typeof value === "string" ? value : undefined;
}

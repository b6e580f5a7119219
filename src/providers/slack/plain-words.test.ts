import { describe, expect, test } from "vitest";
import { escapeMarkup, oneLine, spokenText } from "./plain-words.ts";

test("words stand on one line, without marks that turn them around, and are cut where there is no room", () => {
  expect(oneLine("  Maria\r\n\tLopez\u0000 ", 50)).toBe("Maria Lopez");
  expect(oneLine("\u202Etxt.exe\u202C ok", 50)).toBe("txt.exe ok");
  expect(oneLine("abcdef", 5)).toBe("abcd…");
  expect(oneLine("abc💇def", 5)).toBe("abc…");
});

test("markup of Slack's can't come out of words", () => {
  expect(escapeMarkup("<!channel> & <@U1> &amp;")).toBe(
    "&lt;!channel&gt; &amp; &lt;@U1&gt; &amp;amp;",
  );
});

describe("what somebody typed is said as they would say it", () => {
  const cases = [
    ["On my way :runner::skin-tone-3:!", "On my way !"],
    [":+1::skin-tone-2:", "OK"],
    ["Ask <@U012|Ben> in <#C1|sales>", "Ask Ben in sales"],
    ["Ask <@U012> please", "Ask please"],
    ["<!here> come", "come"],
    ["See <https://acme.test/map|the map>", "See the map"],
    ["See <https://acme.test>", "See //acme.test"],
    ["5 &lt; 6 &amp; 7 &gt; 6", "5 < 6 & 7 > 6"],
    ["*Two* _minutes_, ~no~ `really`", "Two minutes, no really"],
    ["2 * 3 * 4, snake_case_name", "2 * 3 * 4, snake_case_name"],
    ["At 10:30:15 sharp", "At 10:30:15 sharp"],
    ["line one\nline two", "line one line two"],
  ];
  test.each(cases)("%s", (typed, said) => {
    expect(spokenText(typed)).toBe(said);
  });
});

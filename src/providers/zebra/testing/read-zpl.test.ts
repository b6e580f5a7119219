import { expect, test } from "vitest";
import { readZpl } from "./read-zpl.ts";

test("takes what is in order", () => {
  const label = readZpl("^XA^CI28^PW496^LL800^FO20,20^A0N,40,40^FH_^FDZo_C3_AB^FS^XZ");
  expect(label).toEqual({ width: 496, length: 800, texts: ["Zoë"], pictures: [] });
});

test.each([
  ["a command that there is none of", "^XA^QQ1^XZ", "There is no ^QQ"],
  ["a parameter of another form", "^XA^PWwide^XZ", "There is no ^PW with wide"],
  ["something outside of the format", "hello^XA^XZ", "not one whole format"],
  ["a format that isn't whole", "^XA^PW496", "not one whole format"],
  ["bytes that are no UTF-8", "^XA^CI28^FH_^FD_C3^FS^XZ", "utf-8"],
  ["a picture that isn't as long as it says", "^XA^GFA,4,4,2,FF^XZ", "not as long as it says"],
])("the stand-in refuses %s", (_, text, why) => {
  expect(() => readZpl(text)).toThrow(why);
});

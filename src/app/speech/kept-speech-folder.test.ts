import { resolve } from "node:path";
import { expect, test } from "vitest";
import { keptSpeechFolder } from "./kept-speech-folder.ts";

test.each([
  ["data/frontdesk.db", resolve("data/kept-speech")],
  ["sqlite:///srv/desk/book.db", "/srv/desk/kept-speech"],
  ["postgres://desk:secret@host:5432/desk", resolve("data/kept-speech")],
  [":memory:", undefined],
])("beside the book at %j it is %j", (url, folder) => {
  expect(keptSpeechFolder(url)).toBe(folder);
});

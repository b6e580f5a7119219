import { expect, test } from "vitest";
import { newSecretsKey, seal, unseal } from "./seal.ts";

const key = newSecretsKey();

test("what was locked opens with the same key at the same place only", () => {
  const sealed = seal("a pässword", key, "link_1");
  expect(sealed).not.toContain("pässword");
  expect(unseal(sealed, key, "link_1")).toBe("a pässword");
  expect(unseal(sealed, key, "link_2")).toBeUndefined();
  expect(unseal(sealed, newSecretsKey(), "link_1")).toBeUndefined();
  expect(unseal(`${sealed.slice(0, -4)}AAAA`, key, "link_1")).toBeUndefined();
});

test("the same secret is never locked the same way twice", () => {
  expect(seal("secret", key, "link_1")).not.toBe(seal("secret", key, "link_1"));
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { tokens } from "../../static/js/words.js";

const GROUPS = JSON.parse(readFileSync(new URL("../text/fixtures/words.json", import.meta.url), "utf-8"));

for (const [name, texts] of Object.entries(GROUPS)) {
  test(name, () => {
    for (const words of texts) {
      assert.deepEqual(tokens(words.join("")), words);
    }
  });
}

test("no pair of surrogates is torn, and a lone one is a word", () => {
  assert.deepEqual(tokens("𠮷野"), ["𠮷", "野"]);
  assert.deepEqual(tokens("a\ud800b\udc00"), ["a", "\ud800", "b", "\udc00"]);
});

test("nothing is too much", () => {
  for (const text of ["word ".repeat(20_000), "a/".repeat(20_000), "\u0301".repeat(20_000), "a-".repeat(20_000)]) {
    assert.equal(tokens(text).join(""), text);
  }
});

test("one call leaves no trace in the next", () => {
  assert.deepEqual(tokens("a b c"), tokens("a b c"));
});

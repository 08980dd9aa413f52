import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { mutate } from "../../bench/dataset/mutate.ts";
import { randomOf } from "../../bench/dataset/random.ts";
import { readPlainYaml } from "../../src/dataset/plain-yaml.ts";
import { readText } from "../../src/dataset/text.ts";
import { composeTokens, tokensOf } from "../../src/dataset/yaml-library.ts";
import { parsedFrom, repeatedKeys } from "../../src/dataset/yaml-nodes.ts";
import { packageHome } from "../../src/package.ts";
import { FIXTURE } from "./fixture.ts";

/** What the library makes of a text; what is wrong with it where it has a fault. */
function byLibrary(text: string) {
  const at = () => ({ file: "", line: 1, col: 1 });
  const tokens = tokensOf(text, at, () => {}) ?? [];
  const [document, second] = composeTokens(tokens, text.length);
  if (!document) return "nothing";
  const faults = [...document.errors, ...document.warnings, ...repeatedKeys(document)];
  if (second || faults.length > 0) return `faulty: ${faults.join(" ")}`;
  return parsedFrom(document);
}

const home = packageHome();
const FOLDERS = ["data", "data/observations", "data/briefings", "templates/starter"];
const SHIPPED = FOLDERS.flatMap((folder) =>
  readdirSync(join(home, folder))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => [`${folder}/${name}`, readFileSync(join(home, folder, name), "utf8")] as const),
);

describe("readPlainYaml(text)", () => {
  it.each(SHIPPED)("reads %s as the library does", (_, text) => {
    const plain = readPlainYaml(text);
    expect(plain).not.toBeNull();
    expect(plain).toEqual(byLibrary(text));
  });

  it.each([
    ["numbers", "a: 1\nb: -2.50\nc: 0x1F\nd: 0o17\ne: 1e3\nf: .5\ng: 5.\nh: +7\ni: 007\nj: -0\n"],
    ["what is no number", "a: .inf\nb: .INF\nc: .nan\nd: 1_000\ne: 2023-04-11\nf: 1.2.3\ng: 12%\n"],
    ["truth and nothing", "a: true\nb: FALSE\nc: null\nd: ~\ne:\nf: yes\ng: tRUE\n"],
    ["quotes", 'a: "x y"\nb: \'x, y\'\nc: ""\n"d": 1\n\'e f\': 2\n'],
    ["comments", "# a\n\na: 1 # b\n  # c\nb: x#y\nc: # d\n  d: 1\n"],
    ["lists", "a:\n  - 1\n  - x\nb:\n- 1\n- c: 1\n  d: 2\n-\n  e: 3\nf: 4\n"],
    ["brackets", "a: { b: 1, c: [x, 'y', { d: 2 }] }\ne: []\nf: {}\ng: [1,2,]\nh: {i: 1,}\n"],
    ["signs in texts", "a: x, y [z] {w}\nb: http://x:8\nc: 5—6 %\nd: -5度\ne: a'b\"c\n"],
    ["line ends", "a: 1\r\nb:\r\n  - x y\r\n  - z\r\n"],
    ["no line end", "a:\n  b: [1, 2]"],
    ["keys in Chinese", "立方米/秒: { en: x }\n5G基站: 1\n‰: 2\n"],
    ["wide spaces", "a: x\u3000y\u00a0\nb: \u3000z\n"],
  ])("reads %s as the library does", (_, text) => {
    expect(readPlainYaml(text)).not.toBeNull();
    expect(readPlainYaml(text)).toEqual(byLibrary(text));
  });

  it.each([
    ["nothing", ""],
    ["a list", "- a\n"],
    ["a text", "a\n"],
    ["text over two lines", "a: b\n  c\n"],
    ["brackets over two lines", "a: [1,\n  2]\n"],
    ["a block of text", "a: |\n  b\n"],
    ["an escape", 'a: "\\u0041"\n'],
    ["two apostrophes", "a: 'it''s'\n"],
    ["an anchor", "a: &b 1\n"],
    ["a tag", "a: !b 1\n"],
    ["a key given twice", "a: 1\na: 2\n"],
    ["a key given twice in brackets", "x: { a: 1, a: 2 }\n"],
    ["a second document", "a: 1\n---\nb: 2\n"],
    ["a directive", "%YAML 1.2\n---\na: 1\n"],
    ["a tab", "a:\tb\n"],
    ["a key that is no text", "1: a\n"],
    ["odd indentation", "a:\n    b: 1\n  c: 2\n"],
    ["a colon in a text", "a: b: c\n"],
    ["text after brackets", "a: [1] b\n"],
    ["an open bracket", "a: [1\n"],
    ["an entry without a key", "a: { b }\n"],
    ["a radical", "a: \u2f08\n"],
    ["a prototype", "__proto__: 1\n"],
    ["depth", `a: ${"[".repeat(40)}${"]".repeat(40)}\n`],
  ])("leaves %s to the library", (_, text) => {
    expect(readPlainYaml(text)).toBeNull();
  });

  it("reads what it takes of changed files as the library does", () => {
    const texts = [...Object.values(FIXTURE), ...SHIPPED.map(([, text]) => text)].filter(
      (text): text is string => typeof text === "string" && text.length < 10_000,
    );
    let taken = 0;
    for (let seed = 0; seed < 1500; seed += 1) {
      const random = randomOf(seed);
      const bytes = mutate(random.pick(texts), random);
      const text = readText({ path: "", bytes }, "", () => {});
      const plain = text === null ? null : readPlainYaml(text);
      if (text === null || plain === null) continue;
      taken += 1;
      expect(plain, `seed ${seed}`).toEqual(byLibrary(text));
    }
    expect(taken).toBeGreaterThan(150);
  });
});

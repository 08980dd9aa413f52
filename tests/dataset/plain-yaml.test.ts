import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateDataset } from "../../bench/dataset/generate.ts";
import { mutate } from "../../bench/dataset/mutate.ts";
import { randomOf } from "../../bench/dataset/random.ts";
import { readPlainYaml } from "../../src/dataset/plain-yaml.ts";
import { readText } from "../../src/dataset/text.ts";
import { packageHome } from "../../src/package.ts";
import { byLibrary } from "./by-library.ts";
import { FIXTURE } from "./fixture.ts";

const STARTER = join(packageHome(), "templates/starter");
/** Files as a keeper writes them, files as the import writes them, and files as a program does. */
const WRITTEN = [
  ...["", "observations", "briefings"].flatMap((folder) =>
    readdirSync(join(STARTER, folder))
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => [name, readFileSync(join(STARTER, folder, name), "utf8")] as const),
  ),
  ...Object.entries(FIXTURE),
  ...generateDataset({ places: 3, contradictions: 0.1 })
    .filter(({ path }) => path.startsWith("observations/") || path.startsWith("documents"))
    .map(({ path, text }) => [path, text] as const),
];

describe("readPlainYaml(text)", () => {
  it.each(WRITTEN)("reads %s as the library does", (_, text) => {
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
    const texts = WRITTEN.map(([, text]) => text).filter((text) => text.length < 10_000);
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

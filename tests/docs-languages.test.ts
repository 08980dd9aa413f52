import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { packageHome } from "../src/package.ts";

const DOCS = join(packageHome(), "docs");
const inChinese = readdirSync(DOCS).filter((name) => name.endsWith(".zh.md"));

/** What a page has in any language: the levels of its headings, its code, rows of tables, items of lists and links, in order. */
function skeletonOf(text: string): readonly string[] {
  const code = /^```[\s\S]*?^```$/gm;
  const blocks = text.match(code) ?? [];
  const lines = text
    .replace(code, "```")
    // The link to the page in the other language is its own.
    .replace(/^\[(?:English|中文)\]\([^)]*\)$/m, "")
    .split("\n")
    .flatMap((line) => /^(?:#+ |\|[^|]*\||```|- |\d\. )/.exec(line)?.[0] ?? []);
  const codes = (line: string) => (line.match(/`[^`]+`/g) ?? []).sort().join(" ");
  return [...lines.map((line) => (line.startsWith("|") ? `| ${codes(line)}` : line)), ...blocks];
}

/** Every code word of a page, such as names of keys, options and faults. */
function codeWordsOf(text: string): ReadonlySet<string> {
  return new Set(text.replace(/^```[\s\S]*?^```$/gm, "").match(/`[^`\n]+`/g) ?? []);
}

describe("pages of docs in two languages", () => {
  it.each(inChinese)("%s says in Chinese what stands in the English page", (name) => {
    const [chinese, english] = [name, name.replace(".zh.md", ".md")].map((one) =>
      readFileSync(join(DOCS, one), "utf8"),
    ) as [string, string];
    expect(skeletonOf(chinese)).toEqual(skeletonOf(english));
    const own = codeWordsOf(chinese);
    const lacking = [...codeWordsOf(english)].filter((word) => !own.has(word));
    expect(lacking.filter((word) => !/</.test(word))).toEqual([]);
    expect(chinese).toContain(`[English](${name.replace(".zh.md", ".md")})`);
    expect(english).toContain(`[中文](${name})`);
  });
});

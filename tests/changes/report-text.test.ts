import { describe, expect, it } from "vitest";
import type { ChangeReport, PageChange } from "../../src/changes/model.ts";
import { writeText } from "../../src/changes/report/text.ts";
import { buildReportView } from "../../src/changes/report/view.ts";
import { loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { readWords } from "../../src/web/words.ts";

const JIA = { zh: "甲县", en: "Jia" };
const NAMES = {
  regions: { jia: JIA },
  indicators: {},
  units: {},
  scopes: {},
  bases: {},
  documents: {},
};
const EDITION = { generator: "", dataset: "0123456789", hasFigures: true, outputs: 1 };
const PICTURE = { share: 0.1, before: null, after: null };

const restyled = (page: number): PageChange => ({
  before: page,
  after: page,
  lines: [],
  picture: PICTURE,
});

async function textOf(
  pages: readonly PageChange[],
  language: "zh" | "en",
  places: Partial<Record<"joined" | "left", readonly string[]>> = {},
): Promise<string> {
  const { tree } = await loadDesign(packageHome());
  const words = readWords(new TextDecoder().decode(tree.get("web/changes.yaml")))[language];
  const output = {
    name: "a.zh",
    language: "zh",
    title: "甲",
    kind: "changed",
    causes: [],
    joined: [],
    left: [],
    findings: [],
    pages,
    ...places,
  } as const;
  const report: ChangeReport = {
    before: EDITION,
    after: EDITION,
    figures: [],
    outputs: [output],
    gaps: [],
  };
  return writeText(buildReportView(report, NAMES, words));
}

describe("writeText(view)", () => {
  it("names pages that only look different in one line", async () => {
    const pages = [1, 3, 4, 5].map(restyled);
    expect(await textOf(pages, "en")).toContain(
      "- Same text, different appearance: pages 1, 3–5\n",
    );
    expect(await textOf(pages, "zh")).toContain("- 文字未变、外观有变动：第 1、3–5 页\n");
    expect(await textOf([restyled(2)], "en")).toContain(
      "- Same text, different appearance: page 2\n",
    );
  });
  it("shows what is gone and new on a page that says something else", async () => {
    const lines = [
      { kind: "removed", text: "804.1" },
      { kind: "added", text: "804.9" },
    ] as const;
    const text = await textOf([{ ...restyled(2), lines }], "en");
    expect(text).toContain("- Page 2\n  - − 804.1\n  - + 804.9\n");
    expect(text).not.toContain("different appearance");
  });
  it("tells which places have joined and left those that are compared", async () => {
    const places = { joined: ["jia"], left: ["gone"] };
    expect(await textOf([], "en", places)).toContain(
      "- Places added: Jia. Places no longer compared: gone\n",
    );
    expect(await textOf([], "zh", places)).toContain("- 新列入：甲县。不再列入：gone\n");
    expect(await textOf([], "en", { joined: ["jia"] })).toContain("- Places added: Jia\n");
    expect(await textOf([], "en")).not.toContain("Places");
  });
  it("takes the words of a page for words", async () => {
    const lines = [{ kind: "added", text: "[x](http://y) <img src=z> `a` |\n# b" }] as const;
    const text = await textOf([{ ...restyled(2), lines }], "en");
    expect(text).toContain("  - + \\[x\\](http://y) \\<img src=z\\> \\`a\\` \\| # b\n");
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { formerIdsOf } from "../../src/dataset/former-ids.ts";
import type { Dataset } from "../../src/dataset/model.ts";
import { readMemo } from "../../src/memo/read.ts";
import { readSample, readStarter } from "./maker.ts";
import { files, notice } from "./samples.ts";

let dataset: Dataset;
beforeAll(async () => {
  dataset = await readStarter();
});

/** Faults as `line:col code`. */
async function faultsIn(yaml: string): Promise<readonly string[]> {
  const { value, diagnostics } = await readSample("sample", yaml, dataset);
  if (diagnostics.some(({ severity }) => severity === "error")) expect(value).toBeNull();
  return diagnostics.map(({ at, code }) => `${at.line}:${at.col} ${code}`);
}

/** The figure of the starter that samples refer to. */
const FIGURE = "jia/gross_regional_product/2023/level";

describe("readMemo(from)", () => {
  it("reads a memo with each default", async () => {
    const { value } = await readSample("sample", notice({ more: files(1) }), dataset);
    expect(value).toMatchObject({
      id: "sample",
      mark: "（示例机关）文件",
      signature: "（示例机关）",
      addressees: ["甲局", "乙局"],
      attachments: [{ kind: "file", title: "示例附件之1" }],
    });
  });

  it("takes the title of a briefing, in its language, for an attachment without one", async () => {
    const more = "attachments:\n  - { briefing: two-places, language: en }\n";
    const { value } = await readSample("sample", notice({ more }), dataset);
    expect(value?.attachments[0]?.title).toBe(dataset.briefings.get("two-places")?.title.en);
  });

  it("reports a missing addressee where the kind stands", async () => {
    const yaml = notice().replace(/addressees:.*\n/, "");
    expect(await faultsIn(yaml)).toEqual(["1:7 missing-key"]);
  });

  it.each([
    ["signatories: [甲某]\n", "notice"],
    ["present: [甲某]\n", "report"],
    ["printing: { body: 某办, date: 2026-01-06 }\n", "letter"],
  ])("reports %s on a %s", async (more, kind) => {
    const yaml = notice({ kind, more: kind === "report" ? `signatories: [甲某]\n${more}` : more });
    expect((await faultsIn(yaml)).map((fault) => fault.split(" ")[1])).toEqual(["unfit-key"]);
  });

  it("locates a character that no font has in the body, once, and takes rare ones", async () => {
    const body = "猇亭区与㳇口镇。\n\n第二段🐎，又🐎。";
    expect(await faultsIn(notice({ body }))).toEqual(["9:6 unprintable-character"]);
  });

  it.each([
    [`title: ${"长".repeat(301)}`, "`title` has 301 characters; expected at most 300."],
    [`title: ${"长".repeat(2000)}`, "`title` has 2000 characters; expected at most 300."],
    [`title: 甲\nmark: ${"长".repeat(29)}`, "`mark` has 29 characters; expected at most 28."],
    ["title: 甲\nmark: |\n  甲局\n  乙局", "`mark` has several lines; expected one."],
    [
      `title: 甲\nsignature: ${"长".repeat(25)}`,
      "`signature` has 25 characters; expected at most 24.",
    ],
    [
      `title: 甲\nattachments: [{ file: file.pdf, title: ${"长".repeat(201)} }]`,
      "`attachments.1.title` has 201 characters; expected at most 200.",
    ],
  ])("reports a text that no page has room for, with its length: %#", async (keys, message) => {
    const yaml = notice().replace(/^title: .*$/m, keys);
    const { value, diagnostics } = await readSample("sample", yaml, dataset);
    expect(value).toBeNull();
    expect(diagnostics).toMatchObject([{ code: "too-long", message }]);
  });

  it("takes a title of 300 characters, a mark of 28 and a signature of 24", async () => {
    const keys = `title: ${"长".repeat(300)}\nmark: ${"长".repeat(28)}\nsignature: ${"长".repeat(24)}`;
    expect(await faultsIn(notice().replace(/^title: .*$/m, keys))).toEqual([]);
  });

  it("reports an unknown briefing, with the nearest", async () => {
    const more = "attachments:\n  - { briefing: two-place }\n";
    const { diagnostics } = await readSample("sample", notice({ more }), dataset);
    expect(diagnostics).toMatchObject([
      { code: "unknown-briefing", at: { line: 12, col: 17 }, hint: "did you mean `two-places`?" },
    ]);
  });

  it("reports a figure that does not exist to the character, in a body of several lines", async () => {
    const wrong = "{{figure jia/gross_regional_product/2023/levels}}";
    const line = `2023年总值{{figure ${FIGURE}}}，增长${wrong}。`;
    // The body is indented by two, and columns count from one.
    const col = line.indexOf(wrong) + 3;
    expect(await faultsIn(notice({ body: `第一段。\n\n${line}` }))).toEqual([
      `9:${col} unknown-figure`,
    ]);
  });

  it("follows a figure whose place and indicator were renamed, and warns", async () => {
    const formerIds = formerIdsOf({
      region: { old_jia: "jia" },
      indicator: { output: "gross_regional_product" },
    });
    const body = "2023年总值{{figure old_jia/output/2023/level}}。";
    const { value, diagnostics } = await readSample("sample", notice({ body }), {
      ...dataset,
      formerIds,
    });
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        code: "former-name",
        at: { line: 7, col: 10 },
        hint: `write ${FIGURE}`,
      },
    ]);
    expect(value?.body[0]?.content).toContainEqual({ kind: "figure", id: FIGURE });
  });

  it("warns of a figure whose year the paragraph does not say", async () => {
    const { value, diagnostics } = await readSample(
      "sample",
      notice({ body: `总值{{figure ${FIGURE}}}。` }),
      dataset,
    );
    expect(value).not.toBeNull();
    expect(diagnostics).toMatchObject([{ severity: "warning", code: "year-not-said" }]);
  });

  it("reports one of two figures that contradict each other", async () => {
    const figures = dataset.figures.map((figure) =>
      figure.id === FIGURE ? { ...figure, standing: "contradicted" as const } : figure,
    );
    const yaml = notice({ body: `2023年总值{{figure ${FIGURE}}}。` });
    const { diagnostics } = await readSample("sample", yaml, { ...dataset, figures });
    expect(diagnostics.map(({ code }) => code)).toEqual(["contradictory-figure"]);
  });

  it.each([
    ["{{figure}}", "wrong-reference"],
    ["{{figures a/b}}", "wrong-reference"],
    ["{{figure a/b", "wrong-reference"],
    ["**粗**", "unsupported-markdown"],
    ["- 甲\n- 乙", "unsupported-markdown"],
    ["1. 甲", "unsupported-markdown"],
    ["甲<br>乙", "unsupported-markdown"],
    ["![图](a.png)", "unsupported-markdown"],
    ["[甲](https://example.invalid)", "unsupported-markdown"],
    ["| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n文。", "unsupported-markdown"],
    ["甲\n\n---\n\n乙", "unsupported-markdown"],
    ["##### 甲\n\n乙", "too-deep-heading"],
    ["# 一、甲\n\n乙", "numbered-heading"],
  ])("reports %j as %s", async (body, code) => {
    const codes = (await faultsIn(notice({ body: `文。\n\n${body}` }))).map((f) => f.split(" ")[1]);
    expect(codes).toEqual([code]);
  });

  it("reports a body of headings alone", async () => {
    expect(await faultsIn(notice({ body: "# 甲" }))).toEqual(["7:3 no-paragraph"]);
  });

  it.each([
    ["{ briefing: two-places, file: file-1.pdf, title: 甲 }", "wrong-attachment"],
    ["{ title: 甲 }", "wrong-attachment"],
    ["{ file: file-1.pdf }", "missing-key"],
    ["{ file: none.pdf, title: 甲 }", "missing-attachment"],
    ["{ file: file-1.pdf, title: 甲。 }", "wrong-format"],
    ["{ file: /etc/file.pdf, title: 甲 }", "wrong-format"],
    ["{ file: file-1.pdf, title: 甲, language: en }", "wrong-attachment"],
  ])("reports the attachment %s as %s", async (attachment, code) => {
    const faults = await faultsIn(notice({ more: `attachments:\n  - ${attachment}\n` }));
    expect(faults.map((fault) => fault.split(" ")[1])).toContain(code);
  });

  it("reports two attachments of one title", async () => {
    const more =
      "attachments:\n  - { file: file-1.pdf, title: 甲 }\n  - { file: file-2.pdf, title: 甲 }\n";
    expect(await faultsIn(notice({ more }))).toEqual(["13:5 repeated-title"]);
  });

  it("reports attached files that are broken, cut short or protected", async () => {
    const sound = await readSample("sample", notice({ more: files(1) }), dataset);
    const [attachment] = sound.value?.attachments ?? [];
    const bytes = attachment?.kind === "file" ? attachment.bytes : new Uint8Array();
    const codes = async (attached: Uint8Array) => {
      const { diagnostics } = await readMemo({
        file: { path: "memos/a.yaml", bytes: new TextEncoder().encode(notice({ more: files(1) })) },
        shown: "data/memos/a.yaml",
        dataset,
        readAttached: async () => attached,
      });
      return diagnostics.map(({ code, at }) => `${at.line}:${at.col} ${code}`);
    };
    expect(await codes(bytes)).toEqual([]);
    expect(await codes(new TextEncoder().encode("no PDF"))).toEqual(["12:13 broken-attachment"]);
    expect(await codes(bytes.subarray(0, 200))).toEqual(["12:13 broken-attachment"]);
    const trailer = Buffer.from(bytes).toString("latin1").replace("/Root", "/Encrypt 1 0 R /Root");
    expect(await codes(Buffer.from(trailer, "latin1"))).toEqual(["12:13 encrypted-attachment"]);
  });

  it("reports faults of several kinds at once, in the order of the file", async () => {
    const yaml = notice({ kind: "letter", body: "**甲**{{figure x}}", more: "notes: 甲\n" });
    expect(await faultsIn(yaml.replace("kind: letter", "kind: leter"))).toEqual([
      "1:7 wrong-value",
      "10:1 unknown-key",
    ]);
    expect(await faultsIn(notice({ body: "**甲**{{figure x}}\n\n# 一、乙" }))).toEqual([
      "7:3 unsupported-markdown",
      "7:8 unknown-figure",
      "9:3 numbered-heading",
    ]);
  });
});

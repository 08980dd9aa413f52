import { beforeAll, describe, expect, it } from "vitest";
import type { DatasetFiles } from "../../../src/dataset/files.ts";
import type { Dataset } from "../../../src/dataset/model.ts";
import { readDataset } from "../../../src/dataset/read.ts";
import type { Diagnostic } from "../../../src/diagnostic.ts";
import { readKind } from "../../../src/view/kind.ts";
import { readSample, readStarter } from "../../memo/maker.ts";
import { files, notice } from "../../memo/samples.ts";
import { readAnnualStarter } from "../../starter.ts";

/** Characters that no text may hold, as YAML escapes, by the fault that tells them. */
const ESCAPES = {
  "control-character": [
    ..."\\0 \\a \\b \\e \\v \\f \\r \\N \\L \\P \\x1f \\x7f \\x9f \\ufffd \\ufffe \\uffff".split(
      " ",
    ),
    ..."\\U0001fffe \\ud800 \\udc00".split(" "),
  ],
  "invisible-character":
    "\\u00ad \\u200b \\u200f \\u202a \\u202b \\u202c \\u202d \\u202e \\u2060 \\u2066 \\u2067 \\u2068 \\u2069 \\ufeff \\ufff9 \\U000e0041".split(
      " ",
    ),
  "lookalike-character": ["\\u2f63", "\\uf900"],
  "unprintable-character": ["\\ue000", "\\U000f0000", "\\U0001f40e", "\\u0378"],
} as const;
const CASES = Object.entries(ESCAPES).flatMap(([code, escapes]) =>
  escapes.map((sequence) => [sequence, code] as const),
);

const encode = (text: string) => new TextEncoder().encode(text);
const told = (found: readonly Diagnostic[]) =>
  found
    .filter(({ severity }) => severity === "error")
    .map(({ at, code }) => `${at.line}:${at.col} ${code}`);
/** Where a text begins in a file, as faults are told. */
function placeIn(file: string, text: string): string {
  const before = file.slice(0, file.indexOf(text)).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

let dataset: Dataset;
let starter: DatasetFiles;
beforeAll(async () => {
  dataset = await readStarter();
  starter = await readAnnualStarter();
});

describe("readMemo(from) on characters written as escapes", () => {
  it.each(CASES)("reports %s in a title as %s, where it stands", async (sequence, code) => {
    const yaml = notice({ title: `"甲${sequence}乙"` });
    const { value, diagnostics } = await readSample("sample", yaml, dataset);
    expect(value).toBeNull();
    expect(told(diagnostics)).toEqual([`4:8 ${code}`]);
  });

  const WHOLE = `${notice({ more: files(1) })}mark: 标志\nsignature: 署名\nnote: 附注\n`;
  it.each([
    "（示例机关）",
    "关于示例事项的通知",
    "甲局",
    "丙局",
    "示例办公室",
    "示例附件之1",
    "标志",
    "署名",
    "附注",
  ])("reports a control in each text of a memo: %s", async (text) => {
    const spoilt = `"${text}\\0"`;
    const yaml = WHOLE.replace(text, spoilt);
    const { value, diagnostics } = await readSample("sample", yaml, dataset);
    expect(value).toBeNull();
    expect(told(diagnostics)).toContain(`${placeIn(yaml, spoilt)} control-character`);
  });

  it.each([
    ["&#8238;", "invisible-character"],
    ["&#x200b;", "invisible-character"],
    ["&zwj;", "invisible-character"],
    ["&shy;", "invisible-character"],
    ["&#0;", "control-character"],
    ["&#7;", "control-character"],
    ["&#xFFFE;", "control-character"],
    ["&#12131;", "lookalike-character"],
    ["&#xE000;", "unprintable-character"],
    ["&#x1F40E;", "unprintable-character"],
  ])("reports %s in a body as %s", async (reference, code) => {
    const yaml = notice({ body: `第一段。\n\n第二段${reference}。` });
    const { value, diagnostics } = await readSample("sample", yaml, dataset);
    expect(value).toBeNull();
    expect(told(diagnostics)).toEqual([`9:3 ${code}`]);
  });

  it("takes references to characters that have a place in a text", async () => {
    const yaml = notice({ body: "甲&middot;乙&#20018;&amp;&lt;。" });
    const { value } = await readSample("sample", yaml, dataset);
    expect(value?.body[0]?.content).toEqual([{ kind: "words", text: "甲·乙串&<。" }]);
  });
});

describe("readDataset(files) on characters written as escapes", () => {
  const FILES = [
    "regions.yaml",
    "indicators.yaml",
    "documents.yaml",
    "vocabulary.yaml",
    "briefings/two-places.yaml",
  ];
  it.each(FILES)("reports those in %s", (path) => {
    const faults = CASES.flatMap(([sequence, code]) => {
      let place = "";
      const spoilt = starter.map((file) => {
        if (file.path !== path || file.unread) return file;
        const text = new TextDecoder()
          .decode(file.bytes)
          .replace(/zh: ([^,\n}]+)/, `zh: "$1${sequence}"`);
        place = placeIn(text, text.match(/zh: (".*?")/)?.[1] ?? "");
        return { ...file, bytes: encode(text) };
      });
      const found = told(readDataset(spoilt, "").diagnostics);
      return found.includes(`${place} ${code}`) ? [] : [`${sequence}: ${found.join(", ")}`];
    });
    expect(faults).toEqual([]);
  });

  it("reports one in a key", () => {
    const spoilt = starter.map((file) => {
      if (file.path !== "vocabulary.yaml" || file.unread) return file;
      const text = new TextDecoder().decode(file.bytes).replace("  元:", '  "元\\u202e":');
      return { ...file, bytes: encode(text) };
    });
    const found = readDataset(spoilt, "").diagnostics.map(({ code }) => code);
    expect(found).toContain("invisible-character");
  });
});

describe("readKind(id, text)", () => {
  it.each(["\\0", "\\u202e", "\\u200b"])("refuses %s in a name", (sequence) => {
    const text = `name: { zh: "简报${sequence}", en: Briefing }\nparts: []\n`;
    expect(() => readKind("odd", text)).toThrow(/This text holds .*U\+[\s\S]*at name.zh/u);
  });
});

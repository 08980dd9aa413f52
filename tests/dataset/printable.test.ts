import { describe, expect, it } from "vitest";
import { readDataset } from "../../src/dataset/read.ts";
import { formatDiagnostic } from "../../src/diagnostic.ts";
import { FIXTURE, filesOf } from "./fixture.ts";

const REGIONS = FIXTURE["regions.yaml"] as string;
const EAST = FIXTURE["observations/east.yaml"] as string;

const faultsIn = (files: Readonly<Record<string, string>>) =>
  readDataset(filesOf({ ...FIXTURE, ...files })).diagnostics.map(formatDiagnostic);

/** The faults of a region of that name. */
const faultsOfName = (name: string) =>
  faultsIn({ "regions.yaml": REGIONS.replace("zh: 东县", `zh: ${name}`) });

describe("checkPrintable(source, file, told, report)", () => {
  it.each(["猇亭区", "㳇口镇", "鄠邑区", "𫭢东县", "Ōmāo", "Łódź", "Đặng", "㎡", "①", "〔2023〕"])(
    "takes %s, which some font has",
    (name) => {
      expect(faultsOfName(name)).toEqual([]);
    },
  );

  it.each([
    ["an emoji", "东🐎县", '"🐎" (U+1F40E)', "say it in words"],
    ["Tibetan", "东ཀ", '"ཀ" (U+0F40)', "write it in Chinese or Latin letters"],
    ["Uyghur", "东ئ", '"ئ" (U+0626)', "write it in Chinese or Latin letters"],
    ["Mongolian", "东ᠮ", '"ᠮ" (U+182E)', "write it in Chinese or Latin letters"],
    ["private use", "东\ue08b", "(U+E08B)", "it means something in one private font only"],
    ["what is not assigned", "东\u{2ffe0}", "(U+2FFE0)", "Unicode has no such character"],
    [
      "a character of later standards",
      "东𣒍",
      '"𣒍" (U+2348D)',
      "write it as it is written otherwise",
    ],
    [
      "a mark that joins",
      "O\u0304mao",
      "(U+0304)",
      'write the letter and its mark as one character, "Ō"',
    ],
  ])("locates %s and tells what to do", (_, name, shown, hint) => {
    const faults = faultsOfName(name);
    expect(faults).toHaveLength(1);
    const col = "  name: { zh: ".length + 1 + 1; // behind 东 or O
    expect(faults[0]).toContain(`data/regions.yaml:2:${col} error unprintable-character ${shown}`);
    expect(faults[0]).toContain("is in no font of the program: no page can show it.");
    expect(faults[0]).toContain(`(${hint}`);
  });

  it("tells each character once, where it stands first, over all files", () => {
    const faults = faultsIn({
      "regions.yaml": REGIONS.replace("zh: 东县", "zh: 东🐎🐎县").replace(
        "zh: 西区",
        "zh: 西🐎𣒍区",
      ),
      "observations/east.yaml": EAST.replace("printed: 下降2.5%", "printed: 下降🐎2.5%"),
    });
    expect(faults.map((fault) => fault.split(" ")[0])).toEqual([
      "data/regions.yaml:2:16",
      "data/regions.yaml:7:18",
    ]);
  });

  it("looks at keys, printed excerpts and escapes, and at no comment or name of a file", () => {
    const vocabulary = FIXTURE["vocabulary.yaml"] as string;
    expect(
      faultsIn({
        "vocabulary.yaml": vocabulary.replace("phrases:", 'phrases:\n  "稳🐎定": steady'),
      }),
    ).toEqual([
      expect.stringMatching(/^data\/vocabulary\.yaml:\d+:5 error unprintable-character /),
    ]);
    expect(
      faultsIn({
        "observations/east.yaml": EAST.replace("printed: 下降2.5%", "printed: 下降🐎2.5%"),
      }),
    ).toEqual([
      expect.stringMatching(/^data\/observations\/east\.yaml:\d+:\d+ error unprintable-char/),
    ]);
    expect(faultsOfName('"东\\U0001F40E县"')).toEqual([
      expect.stringMatching(/^data\/regions\.yaml:2:15 error unprintable-character "🐎"/),
    ]);
    expect(faultsIn({ "regions.yaml": `# 🐎\n${REGIONS}` })).toEqual([]);
    const documents = FIXTURE["documents.yaml"] as string;
    expect(faultsIn({ "documents.yaml": documents.replace("east.txt", "east🐎.txt") })).toEqual([]);
  });
});

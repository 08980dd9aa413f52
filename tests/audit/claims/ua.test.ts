import { describe, expect, it } from "vitest";
import { checkClaims } from "../../../src/audit/claims/check.ts";
import { RULES } from "../../../src/audit/claims/ua/rules.ts";
import { type Plant, writeSound } from "./sound.ts";

const NO_ARCHIVE: Plant = [/<pdfaid:part>.*?<\/pdfaid:conformance>/, ""];
const NO_LANGUAGE: Plant = ["/Lang (zh-CN)", ""];

/** The rules that a file breaks, each once, in order. */
function rulesOf(...plants: readonly Plant[]): readonly string[] {
  const findings = checkClaims(writeSound(NO_ARCHIVE, ...plants), { expectsClaim: true });
  return [...new Set(findings.map(({ rule = "none" }) => rule))].toSorted();
}

/** Puts tags in place of the one paragraph, which keeps its content. */
function tags(kids: string, more: string): Plant[] {
  return [
    ["/K [8 0 R 18 0 R]", `/K [8 0 R 18 0 R ${kids}]`],
    ["/Brief /Sect", `/Brief /Sect >> /Made << ${more}`],
  ];
}

/** A tag as a dictionary of its own. */
function tag(role: string, kids = "", more = ""): string {
  return `<< /Type /StructElem /S /${role} /P 7 0 R /K [${kids}] ${more} >>`;
}

function rulesOfTags(...made: readonly string[]): readonly string[] {
  return rulesOf(...tags(made.join(" "), ""));
}

const cell = (role: "TH" | "TD", more = "") => tag(role, "", more);
const row = (...cells: readonly string[]) => tag("TR", cells.join(" "));
const table = (...rows: readonly string[]) => tag("Table", rows.join(" "));
const span = (key: string, count: number) => `/A << /O /Table /${key} ${count} >>`;
const scope = (value: string) => `/A << /O /Table /Scope /${value} >>`;

describe("the rules of PDF/UA-1", () => {
  it("find nothing wrong with a file that keeps them", () => {
    expect(rulesOf()).toEqual([]);
    const whole = table(
      row(cell("TH", scope("Column")), cell("TH", scope("Column"))),
      row(cell("TH", scope("Row")), cell("TD")),
    );
    expect(rulesOfTags(whole)).toEqual([]);
  });

  it.each<[rules: string, ...plants: Plant[]]>([
    ["5-1", ["<pdfuaid:part>1</pdfuaid:part>", ""]],
    ["5-2", ["<pdfuaid:part>1", "<pdfuaid:part>2"]],
    [
      "5-3",
      [/xmlns:pdfuaid/, "xmlns:ua"],
      ["<pdfuaid:part>1</pdfuaid:part>", "<ua:part>1</ua:part>"],
    ],
    ["6.1-1", ["%PDF-1.7", "%PDF-2.0"]],
    ["6.2-1", ["/Marked true", "/Marked false"]],
    ["7.1-1", ["q BT", "/Artifact BMC EMC q BT"]],
    [
      "7.1-2 7.1-3",
      [
        "/P << /MCID 0 >> BDC q BT /F1",
        "0 0 5 5 re f /Artifact BMC /P << /MCID 0 >> BDC EMC q BT /F1",
      ],
    ],
    ["7.1-3", ["/X1 Do Q EMC", "Q EMC /X1 Do"]],
    ["7.1-3", ["/MCID 0", "/MCID 5"]],
    ["7.1-4", ["/Marked true", "/Marked true /Suspects true"]],
    ["7.1-5", ["/Brief /Sect", "/Brief /Letter"]],
    ["7.1-6", ["/Brief /Sect", "/Brief /Letter /Letter /Brief"]],
    ["7.1-7", ["/Brief /Sect", "/Brief /Sect /Link /Span"]],
    ["7.1-8", ["/Metadata 4 0 R", ""]],
    ["7.1-9", [/<dc:title>.*<\/dc:title>/, ""]],
    ["7.1-10", ["/DisplayDocTitle true", ""]],
    ["7.1-12", ["/S /Brief /P 7 0 R", "/S /Brief"]],
    [
      "7.2-2 7.2-33 7.2-34 7.2-24",
      NO_LANGUAGE,
      ["/Names <<", "/Outlines << /First 8 0 R >> /Names <<"],
    ],
    ["7.2-29", ["/Lang (zh-CN)", "/Lang (Chinese, simplified)"]],
    ["7.2-29", ["/MCID 0 >>", "/MCID 0 /Lang () >>"]],
    ["7.2-21 7.2-24 7.2-33 7.2-34", NO_LANGUAGE, ["/S /Brief", "/S /Brief /ActualText (A)"]],
    ["7.2-22 7.2-24 7.2-33 7.2-34", NO_LANGUAGE, ["/S /Brief", "/S /Brief /Alt (A)"]],
    ["7.2-23 7.2-24 7.2-33 7.2-34", NO_LANGUAGE, ["/S /Brief", "/S /Brief /E (A)"]],
    [
      "7.2-24 7.2-30 7.2-33 7.2-34",
      NO_LANGUAGE,
      ["/P << /MCID 0", "/Span << /ActualText (A) /MCID 0"],
    ],
    ["7.2-24 7.2-33", NO_LANGUAGE, ["/S /Brief", "/S /Brief /Lang (zh)"]],
    ["7.10-1 7.10-2", ["/Names <<", "/OCProperties << /D << /AS [] >> >> /Names <<"]],
    ["7.11-1", ["/F (a.csv) /UF", "/UF"]],
    ["7.16-1", ["/ID [<01> <01>]", "/ID [<01> <01>] /Encrypt << /P -3904 >>"]],
    ["7.18.1-1", ["/Subtype /Link", "/Subtype /Stamp"]],
    [
      "7.18.1-2",
      ["/Subtype /Link /F 4 /Rect [0 0 5 5] /Contents (Trade)", "/Subtype /Stamp /Rect [0 0 5 5]"],
      ["/S /Link", "/S /Annot"],
    ],
    ["7.18.1-3 7.18.4-1", ["/Subtype /Link", "/Subtype /Widget"]],
    ["7.18.2-1", ["/Subtype /Link", "/Subtype /TrapNet"]],
    ["7.18.3-1", ["/Tabs /S", "/Tabs /R"]],
    ["7.18.4-2", ["/S /Brief", "/S /Form"]],
    ["7.18.5-1", ["/StructParent 1", ""]],
    ["7.18.5-2", ["/Contents (Trade)", ""]],
    ["7.18.6.2-1 7.18.6.2-2", ["/Brief /Sect", "/Brief /Sect >> /Clip << /S /MCD /D 14 0 R"]],
    ["7.18.8-1", ["/Subtype /Link", "/Subtype /PrinterMark"]],
    ["7.20-1", ["/BBox", "/Ref << >> /BBox"]],
    [
      "7.20-2",
      ["0 0 5 5 re f\nendstream", "/P << /MCID 0 >> BDC EMC\nendstream"],
      ["/X1 Do Q", "/X1 Do /X1 Do Q"],
    ],
    ["7.21.3.1-1", ["/Identity-H", "/GBK-EUC-H"]],
    ["7.21.3.2-1", ["/CIDToGIDMap /Identity", ""]],
    ["7.21.3.3-1", ["/Identity-H", "/Own-H"]],
    ["7.21.4.1-1", ["/FontFile2 17 0 R", ""]],
    ["7.21.7-1", ["/ToUnicode 12 0 R", ""]],
    ["7.21.7-2", ["<0001> <0041>", "<0001> <FEFF>"]],
  ])("report %s", (rules, ...plants) => {
    expect(rulesOf(...plants)).toEqual(rules.split(" ").toSorted());
  });

  it.each<[rules: string, ...made: string[]]>([
    ["7.2-3", table(tag("P"))],
    ["7.2-4", tag("TR")],
    ["7.2-5", tag("THead")],
    ["7.2-6", tag("TBody")],
    ["7.2-7", tag("TFoot")],
    ["7.2-8", cell("TH")],
    ["7.2-9", cell("TD")],
    ["7.2-10", table(row(tag("P")))],
    ["7.2-11", table(tag("THead"), tag("THead"), tag("TBody"))],
    ["7.2-12", table(tag("TFoot"), tag("TFoot"), tag("TBody"))],
    ["7.2-13", table(tag("TFoot"))],
    ["7.2-14", table(tag("THead"))],
    [
      "7.2-15",
      table(row(cell("TD"), cell("TD", span("RowSpan", 2))), row(cell("TD", span("ColSpan", 2)))),
    ],
    ["7.2-16", table(row(), tag("Caption"), row())],
    ["7.2-17", tag("LI")],
    ["7.2-18", tag("LBody")],
    ["7.2-19", tag("L", tag("P"))],
    ["7.2-20", tag("L", tag("LI", tag("P")))],
    ["7.2-26", tag("TOCI")],
    ["7.2-27", tag("TOC", tag("P"))],
    ["7.2-28", tag("TOC", `${tag("TOCI")} ${tag("Caption")}`)],
    ["7.2-36", table(tag("THead", tag("P")), tag("TBody"))],
    ["7.2-37", table(tag("TBody", tag("P")))],
    ["7.2-38", table(tag("TFoot", tag("P")), tag("TBody"))],
    ["7.2-39", table(tag("Caption"), tag("Caption"))],
    ["7.2-40", tag("L", `${tag("LI")} ${tag("Caption")}`)],
    ["7.2-41", table(row(cell("TD", span("RowSpan", 3))), row())],
    ["7.2-42", table(row(cell("TD")), row(cell("TD"), cell("TD")))],
    ["7.2-43", table(row(cell("TD"), cell("TD")), row(cell("TD")))],
    ["7.3-1", tag("Figure")],
    ["7.4.2-1", tag("H2")],
    ["7.4.2-1", tag("H1"), tag("H3")],
    ["7.4.4-1", tag("Sect", `${tag("H")} ${tag("H")}`)],
    ["7.4.4-2 7.4.4-3", tag("Sect", tag("H")), tag("H1")],
    ["7.5-1", table(row(cell("TD"), cell("TD")), row(cell("TH"), cell("TH")))],
    ["7.5-2", table(row(cell("TD", "/A << /O /Table /Headers [(a)] >>")), row(cell("TH")))],
    ["7.7-1", tag("Formula", "", "/Alt ()")],
    ["7.9-1", tag("Note")],
    ["7.9-2", tag("Note", "", "/ID (a)"), tag("Note", "", "/ID (a)")],
  ])("report %s of tags", (rules, ...made) => {
    expect(rulesOfTags(...made)).toEqual(rules.split(" ").toSorted());
  });

  it("look through tags that group", () => {
    const list = tag("L", tag("NonStruct", tag("LI", tag("Div", tag("LBody")))));
    expect(rulesOfTags(list)).toEqual([]);
  });

  it("ask nothing of what nobody sees", () => {
    const hidden: Plant = ["/Subtype /Link /F 4", "/Subtype /Stamp /F 2"];
    const outside: Plant = [
      "/Subtype /Link /F 4 /Rect [0 0 5 5]",
      "/Subtype /Stamp /Rect [600 0 605 5]",
    ];
    expect([rulesOf(hidden), rulesOf(outside)]).toEqual([[], []]);
    expect(rulesOf(["/FontFile2 17 0 R", ""], ["BT /F1", "BT 3 Tr /F1"])).toEqual([]);
  });

  it("look at nothing but the permissions of a file whose text is locked", () => {
    const locked = (permissions: number) =>
      rulesOf(
        ["/ID [<01> <01>]", `/ID [<01> <01>] /Encrypt << /P ${permissions} >>`],
        ["<?xpacket begin", "\x01\x02 begin"],
        ["/Marked true", ""],
      );
    expect([locked(-3904), locked(-3392)]).toEqual([["7.16-1", "none"], ["none"]]);
  });

  it("tell the first findings of a rule, and how many more there are", () => {
    const findings = checkClaims(
      writeSound(
        NO_ARCHIVE,
        ...tags(Array.from({ length: 25 }, () => tag("Figure")).join(" "), ""),
      ),
    );
    expect(findings).toHaveLength(10);
    expect(findings.at(-1)?.message).toContain("(and 15 more like it)");
  });

  it("are named by clause and test, and say where the place goes", () => {
    for (const [rule, [, message]] of Object.entries(RULES)) {
      expect(rule).toMatch(/^\d+(\.\d+)*-\d+$/);
      expect(message.split("{}").length, message).toBeLessThanOrEqual(2);
    }
  });
});

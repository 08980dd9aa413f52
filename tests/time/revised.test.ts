import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { draftBriefing } from "../../src/briefing.ts";
import { readDataFolder } from "../../src/dataset/folder.ts";
import { type Dataset, LANGUAGES, type Language } from "../../src/dataset/model.ts";
import { readDataset } from "../../src/dataset/read.ts";
import { type Design, loadDesign } from "../../src/design.ts";
import { packageHome } from "../../src/package.ts";
import { run } from "../../src/shells/cli/program.ts";
import type { CellView, SectionView, Sentence, TableView, View } from "../../src/view/model.ts";
import { plainText } from "../../src/view/sentence.ts";
import { expectGolden } from "../golden.ts";
import { testHost } from "../shells/cli/host.ts";

/** A plan with an estimate, the communiqué that revises it, and the next plan with the outcome of the first one's targets. */
const DATA = fileURLToPath(new URL("../cases/time/revised", import.meta.url));
const BEFORE_COMMUNIQUE = "2023-04-29";
const AFTER_COMMUNIQUE = "2023-04-30";

let dataset: Dataset;
let design: Design;
let folder: string;

beforeAll(async () => {
  const { value, diagnostics } = readDataset(await readDataFolder(DATA));
  expect(diagnostics).toEqual([]);
  dataset = value ?? expect.fail("has faults");
  design = await loadDesign(packageHome());
  folder = mkdtempSync(join(tmpdir(), "briefings-revised-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function viewOf(id: string, language: Language, change: object = {}): View {
  const own = dataset.briefings.get(id) ?? expect.fail(`no briefing ${id}`);
  const spec = { ...own, ...change };
  const locale = design.localeByLanguage[language];
  return draftBriefing({ dataset, spec, regions: spec.regions, locale, ...design }).view;
}

const text = (sentence: Sentence) => plainText(sentence);

function cellText({ numerals, words, from, period, rank }: CellView): string {
  const own = numerals.map(({ prefix, text, mark }) => prefix + text + mark).join(" / ") || words;
  const before = from ? `${cellText(from)} → ` : "";
  return before + own + (rank ? ` (${rank.text})` : "") + (period ? ` [${period.text}]` : "");
}

function tableText(table: TableView | null | undefined): readonly string[] {
  if (!table) return [];
  const heads = table.columns.map(
    ({ name, years }) => `${name} ${years.map((year) => year.text).join(" → ")}`,
  );
  const rows = table.rows.map(({ full, unit, cells, notes }) =>
    [full, unit, ...cells.map(cellText), ...notes.map((note) => text(note.text))].join(" | "),
  );
  return [`# ${table.caption}: ${heads.join("; ")}`, ...rows];
}

/** What a page says, line by line. */
function pageText({
  head,
  position,
  findings,
  headline,
  targets,
  sections,
  sources,
}: View): string {
  const ofSection = ({ heading, lead, table, plan, book, met }: SectionView) => [
    `## ${heading}`,
    text(lead),
    ...[table, plan, book?.table ?? null, ...(book?.alone ?? []), met].flatMap(tableText),
  ];
  const lines = [
    text(head.scope),
    ...(position ? [position.spec.alt, ...position.notes.map(text)] : []),
    ...findings.map(({ lead, sentence, aside }) => `${lead}: ${text(sentence)} ${text(aside)}`),
    ...[headline, targets].flatMap(tableText),
    ...sections.flatMap(ofSection),
    ...sources.map(
      ({ title, detail, rows }) =>
        `- ${title.map((part) => part.text).join("")} (${detail}): ${rows
          .map(
            ({ year, printed }) =>
              `${year} ${printed.map(({ parts }) => parts.map((part) => part.text).join("")).join("; ")}`,
          )
          .join("; ")}`,
    ),
  ];
  return `${lines.filter((line) => line.trim() !== "").join("\n")}\n`;
}

describe("a plan, the communiqué that revises it, the next plan and its outcomes", () => {
  it.each(
    ["book", "past", "profile", "comparison"].flatMap((id) =>
      LANGUAGES.map((language) => [id, language] as const),
    ),
  )("reads as recorded: %s in %s", (id, language) => {
    expectGolden(`time/revised-pages/${id}.${language}.txt`, pageText(viewOf(id, language)));
  });

  it.each(LANGUAGES)("knows only the estimate before the communiqué, in %s", (language) => {
    const asOf = (date: string) => pageText(viewOf("past", language, { asOf: date }));
    expect(asOf(BEFORE_COMMUNIQUE)).toContain(language === "zh" ? "2.5预" : "2.5e");
    expect(asOf(BEFORE_COMMUNIQUE)).not.toContain("3.4");
    expect(asOf(AFTER_COMMUNIQUE)).toContain("3.4");
    expect(asOf(AFTER_COMMUNIQUE)).toContain(
      language === "zh" ? "此前预计增长2.5%" : "first estimated at growth of 2.5%",
    );
    expect(asOf(AFTER_COMMUNIQUE)).not.toContain("5.6");
  });

  it("tells of an issue before the communiqué each revision once, in both languages", async () => {
    const data = join(folder, "data");
    const [before, after] = [join(folder, "before"), join(folder, "after")];
    cpSync(DATA, data, { recursive: true });
    for (const id of ["profile", "comparison"]) rmSync(join(data, `briefings/${id}.yaml`));
    const build = async (out: string, ...more: readonly string[]) => {
      const host = testHost();
      const argv = ["build", "--no-audit", "--data", data, "--out", out, ...more];
      expect(await run(argv, host), host.err()).toBe(0);
    };
    const communique = "observations/east-communique.yaml";
    const figures = readFileSync(join(data, communique), "utf8");
    rmSync(join(data, communique));
    await build(before);
    writeFileSync(join(data, communique), figures);
    await build(after, "--since", before);
    const page = (name: string) =>
      readFileSync(join(after, `${name}.html`), "utf8").replace(/<[^>]+>/g, "");
    expect(page("past.zh")).toContain("修订2项、新增0项、删去0项数据");
    expect(page("past.en")).toContain("2 revised, 0 added, 0 removed");
    expect(page("past.en")).toMatch(/growth in gross product in East \(2022\) 2\.5%\s*→\s*3\.4%/);
    expect(page("book.zh")).toContain("数据未变");
  });
});

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type NightRecord, reportNight } from "../../../src/app/night/report.ts";
import {
  printNight,
  setNight,
  wordNight,
  writeNight,
} from "../../../src/app/night/report-forms.ts";
import { auditPdf } from "../../../src/audit/audit.ts";
import { type Design, loadDesign } from "../../../src/design.ts";
import { packageHome } from "../../../src/package.ts";
import { namesOf } from "../../../src/web/names.ts";
import { buildDataset } from "../../analysis/builder.ts";
import { SEED } from "../../seed.ts";
import { testEnvironment } from "../environment.ts";
import { anyNight } from "./nights.ts";

const LANGUAGES = ["zh", "en"] as const;
const names = namesOf(buildDataset({ regions: ["jia", "yi"], figures: [] }));

let design: Design;
let wanting: NightRecord;
beforeAll(async () => {
  design = await loadDesign(packageHome());
  const nights = fc.sample(anyNight, { numRuns: 40, seed: SEED });
  const isLong = ({ outcomes, attempts }: NightRecord) =>
    outcomes.some(({ state }) => state === "failed") && attempts.length > 20;
  const found = nights.find(isLong);
  if (!found) throw new Error("No night is long enough");
  wanting = found;
});

const whole = (): NightRecord => {
  const outcomes = wanting.outcomes.map((one) => ({ ...one, state: "unchanged" as const }));
  return { ...wanting, outcomes };
};
const viewOf = (night: NightRecord, lang: "zh" | "en") =>
  wordNight(reportNight(night), design, { names, lang });

describe("writeNight(view), setNight(view, tree), printNight(html, environment, print)", () => {
  it.each(LANGUAGES)("say first what was planned and whether it is there: %s", (lang) => {
    const { counts } = reportNight(wanting);
    const text = writeNight(viewOf(wanting, lang));
    const words = {
      zh: [`${counts.planned} 计划`, `= ${counts.made} 新制`, "没有做成", "校验值相同"],
      en: [`${counts.planned} planned`, `= ${counts.made} made`, "not made", "same checksum"],
    }[lang];
    for (const word of words) expect(text).toContain(word);
    expect(text.indexOf(words[0] ?? "")).toBeLessThan(text.indexOf("## "));
    const good = writeNight(viewOf(whole(), lang));
    expect(good).toContain(lang === "zh" ? "都已就绪" : "Every planned briefing is there");
    expect(good).not.toContain(lang === "zh" ? "失败的简报" : "Briefings that failed");
  });

  it("say in the same tables as text what the page says", () => {
    const view = viewOf(wanting, "en");
    const [text, html] = [writeNight(view), setNight(view, design.tree)];
    expect(view.tables.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["failures", "figures", "slowest", "largest", "retried", "machines"]),
    );
    for (const { heading, rows } of view.tables) {
      expect(text).toContain(`## ${heading}\n`);
      expect(html).toContain(`>${heading}</h2>`);
      for (const cell of rows.flat()) expect(html).toContain(cell.text.replaceAll("&", "&amp;"));
    }
  });

  it("claim no sum that is none", () => {
    const { sum } = viewOf({ ...wanting, outcomes: wanting.outcomes.slice(1) }, "en");
    expect(sum.map(({ sign }) => sign)).toEqual(["", "≠", "+", "+"]);
    expect(viewOf(wanting, "en").sum.map(({ sign }) => sign)).toEqual(["", "=", "+", "+"]);
  });

  it.each([
    [1, "1 second", "用时 1 秒"],
    [99, "99 seconds", "用时 99 秒"],
    [100, "2 minutes", "用时 2 分钟"],
    [3 * 3600 + 61, "3 h 1 min", "用时 3 小时 1 分钟"],
  ])("say how long a night took: %d s", (seconds, en, zh) => {
    const begunAt = "2026-11-30T02:00:00.000Z";
    const endedAt = new Date(Date.parse(begunAt) + seconds * 1000).toISOString();
    const report = reportNight(wanting);
    const night = { ...report.night, begunAt, endedAt };
    const scopeIn = (lang: "zh" | "en") =>
      wordNight({ ...report, night }, design, { names, lang }).scope;
    expect(scopeIn("en")).toContain(en);
    expect(scopeIn("zh")).toContain(zh);
  });

  it("take names for text, whatever stands in them", () => {
    const [first, ...others] = wanting.planned;
    const name = "<b>a|b</b>`x`";
    const hostile = {
      ...wanting,
      planned: [{ key: first?.key ?? "", name }, ...others],
      outcomes: [],
    };
    const view = viewOf(hostile, "zh");
    expect(writeNight(view)).toContain("| \\<b\\>a\\|b\\</b\\>\\`x\\` |");
    expect(setNight(view, design.tree)).toContain("&lt;b&gt;a|b&lt;/b&gt;");
  });

  it("list the first rows of a long table, and say how many there are besides", () => {
    const view = viewOf({ ...wanting, outcomes: [], planned: many(100) }, "en");
    const open = view.tables.find(({ id }) => id === "open");
    expect(open?.rows).toHaveLength(24);
    expect(open?.left).toContain("76 more rows");
  });

  it("become a PDF that its audit finds nothing wrong with", async () => {
    const report = reportNight(wanting);
    const view = viewOf(wanting, "zh");
    const html = setNight(view, design.tree);
    const pdf = await printNight(html, testEnvironment({ env: process.env }), {
      view,
      design,
      report,
    });
    const { findings } = await auditPdf(pdf, {});
    expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
  }, 60_000);
});

function many(count: number): NightRecord["planned"] {
  return Array.from({ length: count }, (_, at) => ({ key: `k${at}`, name: `b${at}.zh` }));
}

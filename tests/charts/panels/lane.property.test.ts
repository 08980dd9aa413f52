import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMeasure } from "../../../src/charts/measure.ts";
import type { ChartCell } from "../../../src/charts/model.ts";
import { layOutPanels } from "../../../src/charts/panels/layout.ts";
import type { PanelsSpec } from "../../../src/charts/panels/model.ts";
import { settlePanels } from "../../../src/charts/panels/setting.ts";
import { toPt } from "../../../src/charts/scale.ts";
import { wordsIn } from "../boxes.ts";
import { cell, mark, row } from "../fixture.ts";
import { ROUNDING_PT } from "../layout-faults.ts";

const measure = createMeasure();

const WORDS = ["保持稳定增长", "稳定增长", "continued steady growth", "范围未注明", "0.4‡ / 1.2‡"];
const MISSING = ["未公布", "not published"];

const anyNumber = fc.integer({ min: -60, max: 300 }).map((tenths) => tenths / 10);
const anyEnd = fc.option(anyNumber, { nil: null });
const anyCell = fc
  .tuple(anyEnd, anyEnd, fc.constantFrom(...WORDS), fc.constantFrom(...MISSING), fc.boolean())
  .map(([from, to, words, missing, isSaid]) => {
    const pair = to === null ? null : mark(to, { status: "target" });
    const emptyOf = from === null && to !== null ? ("outcome" as const) : ("target" as const);
    const said = isSaid ? { empty: words, emptyOf } : { empty: missing };
    return cell(from === null ? null : mark(from), {
      pair,
      ...(from !== null && pair ? {} : said),
    });
  });

const anySpec = fc.integer({ min: 1, max: 3 }).chain((count) =>
  fc
    .array(fc.tuple(...Array.from({ length: count }, () => anyCell)), {
      minLength: 2,
      maxLength: 12,
    })
    .map((cells): PanelsSpec => {
      const panels = Array.from({ length: count }, () => ({
        title: "进出口总额增速",
        subtitle: "%",
        marks: "pair" as const,
      }));
      const grounds = panels.map(() => "plain" as const);
      const rows = cells.map((own) => ({ ...row("平阴", ...own), sub: "2022", grounds }));
      const groups = [{ caption: "", rows }];
      return { id: "chart-1", form: "panels", widthMm: 166, alt: "Panels", panels, groups };
    }),
);

/** Where each scale begins, has its zero and ends. */
const scalesOf = (spec: PanelsSpec) =>
  (settlePanels(spec, measure) ?? []).map(({ panels }) =>
    panels.flatMap(({ startPt, arrangement, index }) => {
      if (!arrangement) return [];
      const { scale } = arrangement;
      const [zeroPt, endPt] = [startPt + toPt(scale, 0), startPt + scale.lengthPt];
      return [{ index, startPt, zeroPt, endPt }];
    }),
  );

const isLow = ({ mark: from, pair }: ChartCell) => [from, pair].some((one) => one && one.value < 0);

describe("titles of panels side by side", () => {
  it("end on one line, however long they are, and subtitles begin on one", () => {
    const long = "2022年可比三地中张店的进出口总额最大，其余两地较小（含预计数，含概数）";
    const panels = [long, "增速"].map((title) => {
      return { title, subtitle: `%，${title}`, marks: "pair" as const };
    });
    const grounds = ["plain", "plain"] as const;
    const rows = [{ ...row("平阴", cell(mark(3)), cell(mark(5))), grounds }];
    const spec: PanelsSpec = {
      ...{ id: "chart-1", form: "panels", widthMm: 120, alt: "Panels" },
      ...{ panels, groups: [{ caption: "", rows }] },
    };
    const texts = (layOutPanels(spec, measure)[0]?.texts ?? []).slice(0, 4);
    const [first, subOfFirst, second, subOfSecond] = texts.map(({ lines }) => lines);
    expect(first?.length).toBeGreaterThan(1);
    expect(second?.at(-1)?.y).toBe(first?.at(-1)?.y);
    expect(subOfSecond?.[0]?.y).toBe(subOfFirst?.[0]?.y);
  });
});

describe("words in panels", () => {
  it("stand in one place, outside of every scale; only a slot without marks stands at a zero that begins it", () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const bands = scalesOf(spec);
        const words = layOutPanels(spec, measure).flatMap(wordsIn);
        const isWord = ({ text }: { readonly text: string }) =>
          /[\p{Script=Han}a-z‡]/u.test(text) &&
          [...WORDS, ...MISSING].some((one) => one.includes(text.trim()));
        for (const box of words.filter(isWord)) {
          const onScales = bands
            .flat()
            .filter(
              ({ startPt, endPt }) =>
                box.x + box.width > startPt + ROUNDING_PT && box.x < endPt - ROUNDING_PT,
            );
          const isAllowed = onScales.some(({ index, zeroPt }) => {
            const cells = spec.groups.flatMap(({ rows }) => rows.map((one) => one.cells[index]));
            const isBegun = !cells.some((one) => one && isLow(one));
            return isBegun && box.x >= zeroPt && MISSING.includes(box.text);
          });
          expect(onScales.length === 0 || isAllowed || bands.length > 1, box.text).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it("follow an arrow where they are of a target, and keep their box only where nothing is published", () => {
    const panels = [{ title: "增速", subtitle: "%", marks: "pair" as const }];
    const grounds = ["plain" as const];
    const cells = [
      cell(mark(17.3), { empty: "保持稳定增长", emptyOf: "target" }),
      cell(null, { pair: mark(10, { status: "target" }), empty: "未公布" }),
      cell(null, { empty: "not published" }),
      cell(mark(-6.5), { pair: mark(5, { status: "target" }) }),
    ];
    const rows = cells.map((one) => ({ ...row("平阴", one), grounds }));
    const spec: PanelsSpec = {
      ...{ id: "chart-1", form: "panels", widthMm: 120, alt: "Panels" },
      ...{ panels, groups: [{ caption: "", rows }] },
    };
    const [layout] = layOutPanels(spec, measure);
    const words = layout ? wordsIn(layout) : [];
    const find = (text: string) => words.find((one) => one.text === text);
    const [arrow, said] = [find("→"), find("保持稳定增长")];
    expect(arrow?.y).toBe(said?.y);
    expect(arrow?.x).toBeLessThan(said?.x ?? 0);
    expect(find("未公布")?.x).toBeCloseTo(arrow?.x ?? 0);
    expect(layout?.slots).toHaveLength(1);
    expect(layout?.slots[0]?.x).toBeCloseTo(arrow?.x ?? 0);
  });
});

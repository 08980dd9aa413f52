import { draftBriefing } from "../src/briefing.ts";
import { drawChart } from "../src/charts/draw.ts";
import type { FigureSpec } from "../src/charts/forms/forms.ts";
import type { Language } from "../src/dataset/model.ts";
import { drawnIn } from "../src/view/drawn.ts";
import { mustRead, type Parts } from "./parts.ts";
import { median } from "./statistics.ts";

const ROUNDS = 15;
const WARM_UPS = 5;
const LANGUAGES: readonly Language[] = ["zh", "en"];

/** What drawing the charts of one form takes, warm. */
export interface FormTime {
  readonly form: string;
  /** Different charts of this form in the shipped briefings. */
  readonly charts: number;
  /** Median over the charts, each the median of its rounds; milliseconds. */
  readonly typicalMs: number;
  readonly slowestMs: number;
  readonly slowest: string;
}

/** Draws every chart of the shipped briefings again and again; the slowest form first. */
export async function benchCharts(parts: Parts): Promise<readonly FormTime[]> {
  const specs = specsOf(parts);
  const times = specs.map((): number[] => []);
  for (let round = 0; round < WARM_UPS + ROUNDS; round += 1) {
    for (const [index, spec] of specs.entries()) {
      const begin = performance.now();
      await drawChart(spec);
      if (round >= WARM_UPS) times[index]?.push(performance.now() - begin);
    }
  }
  const timed = specs.map((spec, index) => ({ spec, ms: median(times[index] ?? []) }));
  const forms = [...new Set(specs.map(({ form }) => form))];
  return forms.map((form) => describe(form, timed)).toSorted((a, b) => b.typicalMs - a.typicalMs);
}

function describe(
  form: string,
  timed: readonly { readonly spec: FigureSpec; readonly ms: number }[],
): FormTime {
  const own = timed.filter(({ spec }) => spec.form === form).toSorted((a, b) => b.ms - a.ms);
  const [slowest] = own;
  return {
    form,
    charts: own.length,
    typicalMs: median(own.map(({ ms }) => ms)),
    slowestMs: slowest?.ms ?? 0,
    slowest: slowest?.spec.id ?? "",
  };
}

function specsOf({ files, design }: Parts): readonly FigureSpec[] {
  const dataset = mustRead(files);
  return [...dataset.briefings.values()].flatMap((spec) =>
    LANGUAGES.flatMap((language) => {
      const locale = design.localeByLanguage[language];
      const request = { ...design, dataset, spec, regions: spec.regions, locale };
      return drawnIn(draftBriefing(request).view).map(({ spec: figure }) => figure);
    }),
  );
}
